/** The few builders that the rest of the page is made with. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Build an element. `on*` properties become listeners, `dataset` is copied, everything else is an
 * attribute; `true` is an empty attribute; `false`, `null` and `undefined` are left out, as children too.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name === "dataset") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * A drawn sign from icons.svg; it says nothing to a screen reader.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/**
 * A button that shows only a sign; the label is its name and its tooltip.
 * @param {string} name of the sign
 * @param {string} label
 * @param {Record<string, unknown>} [properties]
 */
export function iconButton(name, label, properties = {}) {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, ...properties },
    icon(name),
  );
}

/** Words for screen readers only. @param {string} text */
export function spoken(text) {
  return h("span", { class: "spoken", lang: "en", dir: "ltr" }, text);
}

/**
 * Open and close a list under a button: Escape and a press elsewhere close it, arrows walk through it.
 * @param {HTMLElement} button
 * @param {HTMLElement} list its buttons are what can be chosen
 */
export function disclose(button, list) {
  const show = (open) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) list.querySelector("button")?.focus();
  };
  show(false);
  button.addEventListener("click", () => show(list.hidden));
  list.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("button")) show(false);
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(false);
      button.focus();
    }
    walk(event, [...list.querySelectorAll("button")], "ArrowDown", "ArrowUp");
  });
  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!list.hidden && !list.contains(target) && !button.contains(target)) show(false);
  });
}

/**
 * Move the focus along a row of controls by two arrow keys, round and round.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} items
 * @param {string} forwardKey
 * @param {string} backKey
 */
export function walk(event, items, forwardKey, backKey) {
  const step = event.key === forwardKey ? 1 : event.key === backKey ? -1 : 0;
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (step === 0 || at < 0) return;
  event.preventDefault();
  items[(at + step + items.length) % items.length].focus();
}
