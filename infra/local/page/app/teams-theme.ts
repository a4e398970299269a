/** Colours are `#AARRGGBB`. How Teams draws Adaptive Cards: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format */
export const hostConfig = (dark: boolean): object => {
  const text = dark ? "#ffffff" : "#242424";
  const subtle = dark ? "#adadad" : "#616161";
  const colours = (normal: string) => ({ default: normal, subtle: normal.replace("#", "#cc") });
  const foreground = {
    default: { default: text, subtle },
    dark: colours("#242424"),
    light: colours("#ffffff"),
    accent: colours(dark ? "#a6a7ff" : "#4f52b2"),
    good: colours(dark ? "#92c353" : "#107c10"),
    warning: colours(dark ? "#f8d22a" : "#835c00"),
    attention: colours(dark ? "#f1707b" : "#b10e1c"),
  };
  const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors: foreground });
  return {
    fontFamily: "inherit",
    supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    fontTypes: {
      default: { fontFamily: "inherit" },
      monospace: {
        fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
        fontSizes: { small: 12, default: 13, medium: 13, large: 16, extraLarge: 20 },
      },
    },
    spacing: { small: 6, default: 10, medium: 14, large: 18, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: dark ? "#26ffffff" : "#18000000" },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: container(dark ? "#292929" : "#ffffff"),
      emphasis: container(dark ? "#1f1f1f" : "#f5f5f5"),
      good: container(dark ? "#0b3a12" : "#e7f2da"),
      warning: container(dark ? "#463100" : "#fbf6d9"),
      attention: container(dark ? "#4c1418" : "#fcf4f6"),
      accent: container(dark ? "#2f2f4a" : "#ebebf9"),
    },
    actions: {
      maxActions: 6,
      spacing: "default",
      buttonSpacing: 8,
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      showCard: { actionMode: "inline", inlineTopMargin: 12 },
    },
    adaptiveCard: { allowCustomStyle: true },
    factSet: { title: { weight: "bolder", maxWidth: 140 }, spacing: 12 },
    textStyles: { heading: { size: "large", weight: "bolder" } },
  };
};
