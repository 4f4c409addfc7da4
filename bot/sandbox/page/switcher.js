/** On a narrow screen one phone is shown; these tabs say which. On a desk they are not needed and not shown. */

import { h, spoken, walk } from "./dom.js";
import { avatar } from "./pictures.js";

export class Switcher {
  /** @type {Map<number, HTMLElement>} */
  #tabs = new Map();

  /**
   * @param {HTMLElement} bar
   * @param {(id: number) => void} choose show this person's phone
   */
  constructor(bar, choose) {
    this.bar = bar;
    this.choose = choose;
    bar.addEventListener("keydown", (event) => {
      walk(event, [...this.#tabs.values()], "ArrowRight", "ArrowLeft");
      if (event.key.startsWith("Arrow")) /** @type {HTMLElement} */ (document.activeElement).click();
    });
  }

  /**
   * @param {object[]} people in order
   * @param {number|null} shown whose phone is seen
   */
  update(people, shown) {
    const ids = new Set(people.map(({ id }) => id));
    for (const [id, tab] of this.#tabs) {
      if (ids.has(id)) continue;
      tab.remove();
      this.#tabs.delete(id);
    }
    for (const person of people) this.#draw(person, person.id === shown);
  }

  #draw(person, shown) {
    let tab = this.#tabs.get(person.id);
    if (!tab) {
      tab = h("button", {
        type: "button",
        role: "tab",
        "aria-controls": `phone-${person.id}`,
        onclick: () => this.choose(person.id),
      });
      tab.append(avatar(person), h("span", { dir: "auto" }, person.name), h("span", { class: "unread" }));
      this.#tabs.set(person.id, tab);
      this.bar.append(tab);
    }
    if (shown && tab.getAttribute("aria-selected") !== "true")
      tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    tab.setAttribute("aria-selected", String(shown));
    tab.tabIndex = shown ? 0 : -1;
    const count = /** @type {HTMLElement} */ (tab.lastElementChild);
    count.hidden = !person.unread;
    count.replaceChildren(String(person.unread ?? 0), spoken(" unread"));
  }
}
