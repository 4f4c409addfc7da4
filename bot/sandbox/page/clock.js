/** The town's clock: it ticks here by itself, and the sandbox says when somebody has moved it. */

import { api } from "./api.js";

/** For a sandbox that names no time zone: that of a town without a town file. */
const USUAL_ZONE = "Europe/Stockholm";

export class Clock {
  #ahead = 0;
  #zone = USUAL_ZONE;

  /**
   * @param {HTMLElement} group with a `<time>` and the buttons that move it on
   * @param {() => void} onTick about once a second
   */
  constructor(group, onTick) {
    this.face = /** @type {HTMLTimeElement} */ (group.querySelector("time"));
    this.onTick = onTick;
    for (const button of group.querySelectorAll("button"))
      button.addEventListener("click", () => this.#move(button.dataset));
    setInterval(() => this.#show(), 1000);
  }

  #move({ minutes, until }) {
    const step = minutes ? { minutes: Number(minutes) } : { until_next: until, timezone: this.#zone };
    api.moveClock(step).then(
      (now) => this.set(now),
      () => {},
    );
  }

  /** @param {{now: string, timezone?: string}} state as the sandbox tells it */
  set({ now, timezone }) {
    this.#ahead = Date.parse(now) - Date.now();
    if (timezone) this.#zone = timezone;
    this.#show();
  }

  /** Milliseconds since 1970 in the town. */
  now() {
    return Date.now() + this.#ahead;
  }

  #show() {
    const now = new Date(this.now());
    const [hour, day] = this.face.children;
    const written = [
      this.#format(now, { hour: "2-digit", minute: "2-digit" }),
      this.#format(now, { weekday: "short", day: "numeric", month: "short" }),
    ];
    if (hour.textContent !== written[0]) hour.textContent = written[0];
    if (day.textContent !== written[1]) day.textContent = written[1];
    this.face.dateTime = now.toISOString();
    this.onTick();
  }

  #format(moment, parts) {
    return new Intl.DateTimeFormat("en-GB", { timeZone: this.#zone, ...parts }).format(moment);
  }

  /** "19:31". @param {number} at unix seconds */
  time(at) {
    return this.#format(new Date(at * 1000), { hour: "2-digit", minute: "2-digit" });
  }

  /** "23 November". @param {number} at unix seconds */
  day(at) {
    return this.#format(new Date(at * 1000), { day: "numeric", month: "long" });
  }
}
