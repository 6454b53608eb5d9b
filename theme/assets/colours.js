// The colours that the reader chose on an earlier page, before this one is drawn.
const chosen = globalThis.__md_get("__palette");
if (chosen?.color) {
  if (chosen.color.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${light})']`);
    for (const name of ["media", "scheme", "primary", "accent"])
      chosen.color[name] = input.getAttribute(`data-md-color-${name}`);
  }
  for (const [name, value] of Object.entries(chosen.color)) document.body.setAttribute(`data-md-color-${name}`, value);
}
