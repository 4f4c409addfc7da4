/** The page: the strip above, the phones, and what the sandbox tells them. */

import { api } from "./api.js";
import { Clock } from "./clock.js";
import { askForPerson } from "./dialogs.js";
import { latest, listen } from "./live.js";
import { Phone } from "./phone.js";
import { Switcher } from "./switcher.js";

const FIRST_PEOPLE = [
  ["Olha", "uk"],
  ["Anna", "sv"],
  ["Siv", "sv"],
];
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {Map<number, Phone>} */
const phones = new Map();
const desk = matchMedia("(min-width: 1100px)");
const clock = new Clock(/** @type {HTMLElement} */ (document.querySelector(".clock")), showHours);
const switcher = new Switcher(find("switcher"), choose);
const readPeople = latest(async () => drawPeople(await api.people()));
const town = {
  bot: () => bot,
  clock,
  people: () => people,
  person: (id) => people.find((person) => person.id === id),
  changed: () => readPeople().catch(() => {}),
  alone: (id) => !desk.matches && id === shown,
};
const readAgain = latest(readAll);
let bot = { username: "", name: "Bot", description: "" };
let people = [];
let shown = null;
let connected = true;

function drawPeople(listed) {
  people = listed.map((person, place) => ({ ...person, place }));
  const ids = new Set(people.map(({ id }) => id));
  for (const [id, phone] of phones) {
    if (ids.has(id)) continue;
    phone.element.remove();
    phones.delete(id);
  }
  for (const person of people) if (!phones.has(person.id)) addPhone(person);
  if (!ids.has(shown)) shown = people[0]?.id ?? null;
  for (const person of people) phones.get(person.id)?.update(person);
  show();
}

function addPhone(person) {
  const phone = new Phone(person, town);
  phones.set(person.id, phone);
  find("phones").append(phone.element);
}

function choose(id) {
  shown = id;
  show();
}

/** On a desk all phones are seen, and one turns to a phone by pointing; else the seen one is attended. */
function show() {
  for (const [id, phone] of phones) {
    phone.element.classList.toggle("shown", id === shown);
    if (!desk.matches) phone.attend(id === shown);
  }
  switcher.update(people, shown);
  showHint();
}

function showHint() {
  const words = hint();
  if (find("hint").textContent !== words) find("hint").textContent = words;
}

function showHours() {
  for (const phone of phones.values()) phone.hour.textContent = clock.time(clock.now() / 1000);
}

function hint() {
  if (!connected) return "The sandbox does not answer. Trying again…";
  const waiting = people.find((person) => !person.started && !person.deactivated);
  if (people.length === 0) return "Add a phone to begin.";
  if (waiting && waiting === people[0]) return `On ${waiting.name}’s phone press START, and ask for something.`;
  if (waiting) return `Then press START on ${waiting.name}’s phone.`;
  return "Move the clock on to see what happens later.";
}

async function readBot() {
  bot = await api.bot();
  find("title").textContent = document.title = bot.name;
  for (const person of people) phones.get(person.id)?.update(person);
}

function readTownspeople() {
  const on = bot.townspeople;
  setTownspeople(on);
}

/** @param {boolean|null|undefined} on neither: there are none to pretend */
function setTownspeople(on) {
  const label = find("townspeople");
  label.hidden = typeof on !== "boolean";
  /** @type {HTMLInputElement} */ (label.querySelector("input")).checked = Boolean(on);
}

async function readAll() {
  await readBot();
  clock.set(await api.clock());
  if ((await api.people()).length === 0) {
    for (const [name, language] of FIRST_PEOPLE) await api.addPerson(name, language);
  }
  await readPeople();
  await Promise.all([...phones.values()].map((phone) => phone.readAgain()));
  readTownspeople();
}

function onChat({ person, chat }) {
  phones.get(person)?.refresh(chat);
  town.changed();
}

listen(
  {
    chat: onChat,
    people: town.changed,
    clock: (state) => clock.set(state),
    typing: ({ person, chat, on }) => phones.get(person)?.typing(chat, on),
    townspeople: ({ on }) => setTownspeople(on),
    commands: () => {
      readBot().catch(() => {});
      for (const phone of phones.values()) phone.readCommands();
    },
  },
  (open) => {
    connected = open;
    if (open) readAgain().catch(() => {});
    showHint();
  },
);

desk.addEventListener("change", show);
document.addEventListener("visibilitychange", show);
find("add").addEventListener("click", async () => {
  const person = await askForPerson();
  if (!person) return;
  const { id } = await api.addPerson(person.name, person.language);
  await town.changed();
  choose(id);
  phones.get(id)?.element.scrollIntoView({ block: "nearest", inline: "nearest" });
});
find("townspeople").addEventListener("change", (event) => {
  api.setTownspeople(/** @type {HTMLInputElement} */ (event.target).checked).catch(() => readTownspeople());
});
