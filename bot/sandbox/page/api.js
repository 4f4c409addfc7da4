/** The sandbox over HTTP: everything that the page asks of it, and nothing else. */

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    cache: "no-store",
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(content.description ?? content.error ?? `${answer.status} ${answer.statusText}`);
  return content;
}

const person = (id) => `/sandbox/people/${id}`;

/** Rejects with an Error that carries the sandbox's own words when it says no. */
export const api = {
  bot: () => call("GET", "/sandbox/bot"),
  people: () => call("GET", "/sandbox/people"),
  addPerson: (name, language) => call("POST", "/sandbox/people", { name, language_code: language }),
  removePerson: (id) => call("DELETE", person(id)),
  addGroup: (title, members) => call("POST", "/sandbox/groups", { title, members }),
  messages: (id, chat) => call("GET", `${person(id)}/messages?chat_id=${chat}`),
  commands: (id, chat) => call("GET", `${person(id)}/commands?chat_id=${chat}`),
  act: (id, what, body = {}) => call("POST", `${person(id)}/${what}`, body),
  clock: () => call("GET", "/sandbox/clock"),
  moveClock: (step) => call("POST", "/sandbox/clock", step),
  setTownspeople: (on) => call("POST", "/sandbox/townspeople", { on }),
};
