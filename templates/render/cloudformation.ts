import { Document, Scalar, type YAMLMap, YAMLSeq } from "yaml";
import type { Compiled } from "../compile.ts";
import { requirements, topic } from "../delivery.ts";
import { preface } from "../document/preface.ts";
import { kinds } from "../kinds/index.ts";
import type { Template } from "../model.ts";
import type { Condition, Data, Expression, Parameter, Scalar as Plain } from "../value.ts";
import { isExpression } from "../value.ts";
import { itemOf, mappingsOf } from "./cloudformation-tables.ts";
import { conditionName, conditionsIn, tablesIn } from "./conditions.ts";
import { groups } from "./groups.ts";
import { jsonParts } from "./json-parts.ts";
import { programText, scriptText } from "./programs.ts";
import { type Body, type Node, type Translated, translate } from "./translate.ts";
import { pascal, spaced, told } from "./words.ts";
import { list, type Made, map, scalar } from "./yaml-node.ts";

/**
 * A template as CloudFormation reads it, in the short form of its functions.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export const cloudformation = (compiled: Compiled): string => {
  const { template, parameters } = compiled;
  const translated = translate(compiled, "cloudformation");
  const write = writer(compiled);
  // CloudFormation reads YAML 1.1, in which a bare OFF is false and a bare date is one.
  const document = new Document(undefined, { version: "1.1" });
  document.contents = map({
    AWSTemplateFormatVersion: scalar("2010-09-09"),
    Description: scalar(`marbot: ${template.title}. ${template.about} (${template.slug} ${template.version})`),
    Metadata: map({
      "AWS::CloudFormation::Interface": interfaceOf(parameters),
      // The linter tries the empty default of a parameter in the branch in which a rule forbids it.
      "cfn-lint": map({ config: map({ ignore_checks: list([scalar("W1030")]) }) }),
    }),
    Parameters: map(Object.fromEntries(parameters.map((one) => [pascal(one.name), parameterOf(one)]))),
    Rules: map(
      Object.fromEntries(requirements.map((one) => [`${pascal(one.parameter.name)}IsGiven`, ruleOf(write, one)])),
    ),
    Mappings: mappingsOf(tablesIn(translated)),
    Conditions: map(
      Object.fromEntries(conditionsIn(translated).map((one) => [conditionName(one), write.condition(one)])),
    ),
    Resources: map(Object.fromEntries(resourcesOf(write, translated))),
    Outputs: map(outputsOf(write, template)),
  }) as Document.Parsed["contents"];
  document.commentBefore = [told(template.slug, "#").slice(1), "", ...preface(compiled).map(spaced)].join("\n");
  return document.toString({ lineWidth: 0 });
};

interface Writer {
  readonly data: (data: Data) => Made;
  readonly json: (data: Data) => Made;
  readonly condition: (condition: Condition) => Made;
}

const pseudo: Readonly<Record<string, string>> = {
  account: "AWS::AccountId",
  region: "AWS::Region",
  partition: "AWS::Partition",
  name: "AWS::StackName",
  stack: "AWS::StackId",
};

/** Values, documents and conditions of one template; what an attribute is called depends on the resource's kind. */
const writer = ({ resources }: Compiled): Writer => {
  /** `Topic` or `DeadLetters.Arn`: what `Ref` or `Fn::GetAtt` is asked for. */
  const reference = (of: string, attribute: string): string => {
    const resource = resources.find(({ id }) => id === of);
    if (!resource) throw new Error(`there is no resource ${of}`);
    const name = kinds[resource.kind].attributes[attribute]?.cloudformation ?? pascal(attribute);
    return name === "Ref" ? pascal(of) : `${pascal(of)}.${name}`;
  };

  const expression = (value: Expression): Made => {
    switch (value.$) {
      case "parameter":
        return scalar(pascal(value.name), "!Ref");
      case "none":
        return scalar("AWS::NoValue", "!Ref");
      case "item":
        return itemOf(pascal(value.of.name), value.index);
      case "look-up":
        return list([scalar(value.table.name), scalar(pascal(value.key.name), "!Ref"), scalar("Is")], "!FindInMap");
      case "format":
        return scalar("cloudformation");
      case "soon":
        throw new Error("CloudFormation does not know the time");
      case "attribute": {
        const name = reference(value.of, value.attribute);
        return scalar(name, name.includes(".") ? "!GetAtt" : "!Ref");
      }
      case "choose":
        return list([scalar(conditionName(value.when)), data(value.then), data(value.otherwise)], "!If");
      case "join":
        return substituted(value.parts);
      default:
        return scalar(pseudo[value.$] ?? "", "!Ref");
    }
  };

  const substituted = (parts: readonly Data[]): Made => {
    const others: Record<string, Made> = {};
    const text = parts.map((part) => inText(part, others)).join("");
    if (!text.includes("${")) return scalar(text);
    const extra = Object.keys(others).length > 0;
    return extra ? list([scalar(text), map(others)], "!Sub") : scalar(text, "!Sub");
  };

  const inText = (part: Data, others: Record<string, Made>): string => {
    if (!isExpression(part)) return String(part).replaceAll("${", "${!");
    if (part.$ === "parameter") return `\${${pascal(part.name)}}`;
    if (part.$ === "attribute") return `\${${reference(part.of, part.attribute)}}`;
    if (part.$ === "format") return "cloudformation";
    if (part.$ === "join") return part.parts.map((inner) => inText(inner, others)).join("");
    if (part.$ in pseudo) return `\${${pseudo[part.$]}}`;
    const name = `Value${Object.keys(others).length + 1}`;
    others[name] = expression(part);
    return `\${${name}}`;
  };

  const data = (value: Data): Made => {
    if (isExpression(value)) return expression(value);
    if (Array.isArray(value)) return list(value.map(data));
    if (typeof value !== "object") return scalar(value as Plain);
    return map(
      Object.fromEntries(
        Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, data(inner as Data)]])),
      ),
    );
  };

  const json = (value: Data): Made => {
    const made = substituted(jsonParts(value, ""));
    if (made instanceof Scalar) made.type = Scalar.BLOCK_LITERAL;
    return made;
  };

  const condition = (value: Condition): Made => {
    if ("not" in value) return list([condition(value.not)], "!Not");
    if ("all" in value) return list(value.all.map(condition), "!And");
    const [subject, to] = value.equals;
    return list([expression(subject), scalar(String(to))], "!Equals");
  };

  return { data, json, condition };
};

/**
 * None is NoEcho, not even the endpoint's address: links could not fill it in then, and the subscription names it anyway.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stacks-quick-create-links.html
 */
const parameterOf = (parameter: Parameter): Made => {
  const { type, about, pattern, allowed, minimum, maximum } = parameter;
  const types = { text: "String", number: "Number", switch: "String", list: "CommaDelimitedList" };
  const preset = parameter.default;
  return map({
    Type: scalar(types[type]),
    Description: scalar(about),
    Default: preset === undefined ? undefined : scalar(presetOf(preset)),
    AllowedValues:
      type === "switch" ? list([scalar("true"), scalar("false")]) : allowed && list(allowed.map((one) => scalar(one))),
    AllowedPattern: pattern === undefined ? undefined : scalar(pattern),
    MinValue: minimum === undefined ? undefined : scalar(minimum),
    MaxValue: maximum === undefined ? undefined : scalar(maximum),
  });
};

/** CloudFormation has no booleans: what is compared with "true" has to be that text. */
const presetOf = (preset: NonNullable<Parameter["default"]>): Plain => {
  if (typeof preset === "object") return preset.join(",");
  return typeof preset === "boolean" ? String(preset) : preset;
};

const interfaceOf = (parameters: readonly Parameter[]): Made =>
  map({
    ParameterGroups: list(
      groups(parameters).map(({ title, parameters }) =>
        map({
          Label: map({ default: scalar(title) }),
          Parameters: list(parameters.map(({ name }) => scalar(pascal(name)))),
        }),
      ),
    ),
    ParameterLabels: map(
      Object.fromEntries(parameters.map(({ name, label }) => [pascal(name), map({ default: scalar(label) })])),
    ),
  });

const ruleOf = (write: Writer, { when, needs, sentence }: (typeof requirements)[number]): Made =>
  map({
    RuleCondition: write.condition(when),
    Assertions: list([map({ Assert: write.condition(needs), AssertDescription: scalar(sentence) })]),
  });

const resourcesOf = (write: Writer, translated: readonly Translated[]): [string, Made][] =>
  translated
    .filter(({ inside }) => !inside)
    .map((resource) => {
      const { id, type, when, after, accepted, staysBehind } = resource;
      const properties = propertiesOf(write, resource.body);
      for (const part of translated) if (part.inside?.resource === id) insert(write, properties, part);
      return [
        pascal(id),
        map({
          Type: scalar(type),
          Metadata: metadataOf(accepted),
          Condition: when && scalar(conditionName(when)),
          DeletionPolicy: staysBehind ? scalar("RetainExceptOnCreate") : undefined,
          UpdateReplacePolicy: staysBehind ? scalar("Retain") : undefined,
          DependsOn: after.length > 0 ? list(after.map((other) => scalar(pascal(other)))) : undefined,
          Properties: properties,
        }),
      ];
    });

/** Findings that are none, in the words of the linters that would have them: reasons are read by people as well. */
const metadataOf = (accepted: Translated["accepted"]): Made | undefined => {
  const checkov = Object.entries(accepted).filter(([rule]) => rule.startsWith("CKV"));
  const lint = Object.entries(accepted).filter(([rule]) => !rule.startsWith("CKV"));
  if (checkov.length + lint.length === 0) return undefined;
  const skip = list(checkov.map(([rule, why]) => map({ id: scalar(rule), comment: scalar(why) })));
  const ignored = lint.map(([rule, why]) => {
    const made = scalar(rule);
    made.comment = ` ${why}`;
    return made;
  });
  return map({
    checkov: checkov.length > 0 ? map({ skip }) : undefined,
    "cfn-lint": lint.length > 0 ? map({ config: map({ ignore_checks: list(ignored) }) }) : undefined,
  });
};

const insert = (write: Writer, properties: YAMLMap, { inside, body }: Translated): void => {
  if (!inside) return;
  const alone = body.get("");
  const made = alone ? nodeOf(write, alone) : propertiesOf(write, body);
  if (!inside.list) properties.set(scalar(inside.at), made);
  else {
    const there = properties.get(inside.at);
    if (there instanceof YAMLSeq) there.add(made);
    else properties.add({ key: scalar(inside.at), value: list([made]) });
  }
};

const propertiesOf = (write: Writer, body: Body): YAMLMap =>
  map(Object.fromEntries([...body].map(([name, node]) => [name, nodeOf(write, node)])));

const nodeOf = (write: Writer, node: Node): Made => {
  switch (node.is) {
    case "data":
      return write.data(node.data);
    case "json":
      return write.json(node.data);
    case "block":
      return propertiesOf(write, node.body);
    case "blocks":
      return list(node.bodies.map((body) => propertiesOf(write, body)));
    case "program":
      return asIs(programText(node.file));
    case "script":
      return asIs(scriptText(node.file));
  }
};

const asIs = (text: string): Made => {
  const made = scalar(text);
  made.type = Scalar.BLOCK_LITERAL;
  return made;
};

const outputsOf = (write: Writer, { slug, version, outputs }: Template): Record<string, Made> => ({
  TopicArn: map({ Description: scalar("Where the template publishes to"), Value: write.data(topic) }),
  Template: map({ Description: scalar("Which monitoring template this is"), Value: scalar(slug) }),
  Version: map({ Description: scalar("Its version"), Value: scalar(version) }),
  ...Object.fromEntries(
    outputs.map(({ name, about, value }) => [
      pascal(name),
      map({ Description: scalar(about), Value: write.data(value) }),
    ]),
  ),
});
