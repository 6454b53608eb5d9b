// Comforts only: every page is complete without this file.

/** Show how many cases the filter keeps, and keep the choice in the address. */
function followFilter(form) {
  const cards = [...form.querySelectorAll(".case-card")];
  const count = form.querySelector(".case-count");
  const all = count.textContent;

  function show() {
    const shown = cards.filter((card) => getComputedStyle(card).display !== "none").length;
    count.textContent = shown === cards.length ? all : form.dataset.count.replace("#", shown);
  }

  function chosen() {
    const choice = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...choice]) if (!value) choice.delete(name);
    return choice.toString();
  }

  function restore() {
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      for (const radio of form.querySelectorAll("input[type=radio]"))
        if (radio.name === name && radio.value === value) radio.checked = true;
    }
    show();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    history.replaceState(null, "", "#" + chosen());
    show();
  });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      history.replaceState(null, "", location.pathname + location.search);
      show();
    }),
  );
  addEventListener("hashchange", restore);
  restore();
}

/** Print what is folded away too. */
function unfoldForPrint() {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
}

/** The theme's menu and search buttons are labels: let keys press them as well. */
function pressWithKeys(label, name) {
  label.tabIndex = 0;
  label.setAttribute("role", "button");
  label.setAttribute("aria-label", name);
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    label.click();
  });
}

for (const [toggle, part] of [["__drawer", ".md-nav--primary"], ["__search", ".md-search"]]) {
  const named = document.querySelector(part);
  for (const label of document.querySelectorAll(`.md-header__button[for=${toggle}]`))
    if (named) pressWithKeys(label, named.getAttribute("aria-label"));
}
document.querySelectorAll(".case-index").forEach(followFilter);
unfoldForPrint();
