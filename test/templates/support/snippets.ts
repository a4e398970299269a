/** The code blocks of a page in one language; "" for those that name none. */
export const snippetsOf = (page: string, language: string): readonly string[] =>
  [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, named, text = ""]) =>
    named === language ? [text] : [],
  );
