import { useEffect, useState } from "react";

const KEY = "marbot-theme";

const dark = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");

/** The machine's own choice until the reader makes one, which is remembered. */
export const useTheme = (): { dark: boolean; toggle: () => void } => {
  const [system, setSystem] = useState(() => dark().matches);
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  useEffect(() => {
    const query = dark();
    const follow = (): void => setSystem(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  const isDark = chosen ? chosen === "dark" : system;
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  }, [isDark]);
  return {
    dark: isDark,
    toggle: () => {
      const next = isDark ? "light" : "dark";
      localStorage.setItem(KEY, next);
      setChosen(next);
    },
  };
};
