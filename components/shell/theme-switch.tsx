"use client";

import { useState } from "react";
import { RadioGroup } from "@/components/ui/radio-group";
import { UntilAlive } from "@/components/ui/until-alive";
import { parseTheme, themeCookie, type Theme } from "@/components/shell/theme";

const oneYear = 365 * 24 * 60 * 60;

/** Light, dark, or as the system has it. Kept in a cookie, so that the server's first byte knows. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const choose = (word: string) => {
    const next = parseTheme(word);
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    document.cookie = `${themeCookie}=${next}; path=/; max-age=${oneYear}; samesite=lax`;
  };
  return (
    <UntilAlive>
      <RadioGroup
        id="theme"
        name="theme"
        legend="Appearance"
        layout="segmented"
        value={theme}
        onValueChange={choose}
        options={[
          { value: "system", label: "System" },
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
      />
    </UntilAlive>
  );
}
