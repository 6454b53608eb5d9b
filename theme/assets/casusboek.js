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

/** The theme's menu and search buttons are labels, out of reach for the keyboard: put a button inside. */
function makeButtons(toggle, part) {
  const named = document.querySelector(part);
  if (!named) return;
  for (const label of document.querySelectorAll(`.md-header__button[for=${toggle}]`)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "label-button";
    button.setAttribute("aria-label", named.getAttribute("aria-label"));
    button.append(...label.childNodes);
    button.addEventListener("click", () => label.control.click());
    label.append(button);
  }
}

/** From a disk there is no search: a page may not read the index there. */
function leaveOutSearch() {
  if (location.protocol === "file:") document.documentElement.classList.add("from-disk");
}

/** The box on the page for a wrong address searches as the one above every page does. */
function searchFromHere(form) {
  const query = document.querySelector(".md-search__input");
  if (!query || location.protocol === "file:") return;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    query.value = form.querySelector("input").value;
    query.focus();
  });
}

leaveOutSearch();
document.querySelectorAll(".missing-search").forEach(searchFromHere);
makeButtons("__drawer", ".md-nav--primary");
makeButtons("__search", ".md-search");
document.querySelectorAll(".case-index").forEach(followFilter);
for (const form of document.querySelectorAll("form.filtered"))
  form.addEventListener("submit", (event) => event.preventDefault());
unfoldForPrint();
