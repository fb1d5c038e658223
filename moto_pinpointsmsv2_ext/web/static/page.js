// The page stays up to date, sends what is filled in to the control, and obeys the keyboard.
// Texts of senders only ever become text: the server escapes them, and nothing here writes HTML.

const PAUSE = 1500; // milliseconds between two looks
const control = document.documentElement.dataset.control;
const find = (id) => document.getElementById(id);
const toast = find("toast");

// ---- Staying up to date

const shown = { url: "", tag: "" };
let timer;
let turns = 0;

async function refresh() {
  const turn = ++turns; // What a later look has overtaken is not shown.
  const url = location.href;
  const headers = shown.url === url ? { "If-None-Match": shown.tag } : {};
  let problem = "";
  try {
    const response = await fetch(url, { headers, cache: "no-store" });
    const html = await response.text();
    if (turn !== turns) return;
    if (response.status === 200) {
      Object.assign(shown, { url, tag: response.headers.get("ETag") });
      show(html);
    } else if (response.status !== 304) problem = `error ${response.status}`;
  } catch {
    if (turn !== turns) return;
    problem = "no answer";
  }
  tellAges();
  const text = problem || "live";
  if (find("live").textContent !== text) find("live").textContent = text;
  find("live").className = problem ? "bad" : "";
}

async function watch() {
  clearTimeout(timer);
  if (document.hidden) return;
  await refresh();
  clearTimeout(timer);
  timer = setTimeout(watch, PAUSE);
}

function show(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  const focused = document.activeElement;
  const thread = find("thread");
  const atEnd = thread && thread.scrollHeight - thread.scrollTop - thread.clientHeight < 30;
  document.title = next.title;
  next.getElementById("toast").remove();
  morph(document.body, next.body);
  if (atEnd) showNewest();
  filterAll();
  const usable = focused.isConnected && !focused.disabled && focused.checkVisibility();
  const target = usable ? focused : (find("details-title") ?? find("main"));
  if (target !== document.activeElement) target.focus({ preventScroll: usable });
}

// Change a node into another one, in place: focus, scroll and what is typed stay.
function morph(node, next) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.nodeValue !== next.nodeValue) node.nodeValue = next.nodeValue;
    return;
  }
  if (["live", "confirm"].includes(node.id)) return;
  for (const { name } of [...node.attributes])
    if (name !== "open" && !next.hasAttribute(name)) node.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  if (node.dataset.age !== undefined) return;
  const kept = new Set([...next.children].map(keyOf));
  const known = new Map();
  for (const child of [...node.children]) {
    const key = keyOf(child);
    if (!key || child === toast) continue;
    if (kept.has(key)) known.set(key, child);
    else child.remove(); // Those after it stay where they are.
  }
  let place = node.firstChild;
  for (const child of [...next.childNodes]) {
    const key = keyOf(child);
    const alike = place && place.nodeName === child.nodeName && !keyOf(place) && !key;
    const match = key ? known.get(key) : alike && place;
    if (match) known.delete(key);
    if (!match) node.insertBefore(document.adoptNode(child), place);
    else {
      if (match === place) place = place.nextSibling;
      else node.insertBefore(match, place);
      morph(match, child);
    }
  }
  while (place) {
    const gone = place;
    place = place.nextSibling;
    if (gone !== toast) gone.remove();
  }
}

const showNewest = () => find("thread")?.scrollTo(0, find("thread").scrollHeight);

const keyOf = (node) => node.id || node.dataset?.id;

function tellAges() {
  for (const time of document.querySelectorAll("time[data-age]")) {
    const seconds = Math.max(0, (Date.now() - Date.parse(time.dateTime)) / 1000);
    const [size, unit] = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]].find(
      ([each]) => seconds >= each,
    ) ?? [1, "s"];
    const text = seconds < 10 ? "now" : `${Math.floor(seconds / size)} ${unit} ago`;
    if (time.textContent !== text) time.textContent = text;
  }
}

// ---- Going elsewhere on the page

let typing;

async function go(url, { replace = false, reset = true } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", url);
  await arrive(reset);
}

async function arrive(reset = true) {
  const left = shown.url;
  if (reset) {
    // What is typed or chosen from now on stays.
    clearTimeout(typing);
    const given = new URLSearchParams(location.search);
    for (const form of document.forms) if (form.role !== "search") form.reset();
    for (const id of ["q", "account", "region"]) find(id).value = given.get(id) ?? "";
  }
  await refresh();
  if (reset) showNewest();
  filterAll();
  if (document.activeElement === find("main")) rows().find(({ href }) => href === left)?.focus();
}

const rows = () => [...document.querySelectorAll("[data-row]")];

addEventListener("popstate", () => arrive());

// A click anywhere on a row opens it, unless it selects text.
addEventListener("click", ({ target }) => {
  if (target.closest?.("a, button") || !getSelection().isCollapsed) return;
  target.closest?.("tr")?.querySelector("[data-row]")?.click();
});

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || modified || link.pathname !== location.pathname || link.hash) return;
  event.preventDefault();
  go(link.href);
});

// The view is that of the address, which can be on its way still.
function searchUrl() {
  const here = new URLSearchParams(location.search);
  const given = [
    ["view", here.get("view") ?? "messages"],
    ["kind", here.get("kind")],
    ...["q", "account", "region"].map((id) => [id, find(id).value]),
  ];
  return `${location.pathname}?${new URLSearchParams(given.filter(([, value]) => value))}`;
}

addEventListener("input", ({ target }) => {
  if (target.id === "q") {
    clearTimeout(typing);
    const type = () => go(searchUrl(), { replace: true, reset: false });
    typing = setTimeout(type, 250);
  }
  if (target.dataset.filter) filterAll();
});

// Show what a field above a list finds.
function filterAll() {
  for (const { value, dataset } of document.querySelectorAll("[data-filter]"))
    for (const each of find(dataset.filter).children)
      each.hidden = !each.textContent.toLowerCase().includes(value.toLowerCase());
}

addEventListener("change", ({ target }) => {
  if (target.dataset.submit !== undefined) target.form.requestSubmit();
});

// ---- Acting through the control

addEventListener("submit", (event) => {
  const form = event.target;
  if ((event.submitter ?? form).getAttribute("formmethod") === "dialog" || form.method === "dialog") return;
  event.preventDefault();
  clearTimeout(typing);
  if (form.dataset.action) act(form, event.submitter?.textContent.trim());
  else {
    if (document.activeElement === find("q")) find("main").focus(); // Keys act again.
    go(searchUrl());
  }
});

async function act(form, label) {
  if (form.dataset.confirm && !(await ask(form.dataset.confirm))) return;
  for (const place of JSON.parse(form.dataset.places)) {
    const problem = await send(form.dataset.action, { ...argumentsOf(form), ...place });
    if (problem) return say(problem, true);
  }
  form.closest("dialog")?.close();
  for (const field of form.querySelectorAll("[data-clear]")) field.value = "";
  say(`${label}: done`);
  await refresh();
}

async function send(action, body) {
  try {
    const response = await fetch(`${control}/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.ok ? "" : (await response.json()).message;
  } catch {
    return "The server does not answer. Start it again";
  }
}

// The arguments of an action: those of its form, and those of the fields that are filled in.
function argumentsOf(form) {
  const given = Object.assign(Object.create(null), JSON.parse(form.dataset.arguments));
  for (const field of form.elements) {
    const { name, dataset } = field;
    if (!name || !field.value.trim() || (field.type === "checkbox" && !field.checked)) continue;
    const value = field.type === "number" ? Number(field.value) : field.value;
    if (dataset.pair) {
      const [first, second] = value.split("/");
      given[name] = first;
      if (second) given[dataset.pair] = second;
    } else if (dataset.list !== undefined) (given[name] ??= []).push(value);
    else if (dataset.key) {
      given[name] ??= Object.create(null);
      given[name][dataset.key] ??= {};
      given[name][dataset.key][dataset.member] = value;
    } else given[name] = value;
  }
  return given;
}

// The call of the control in Python that does what a form does. Its JSON is Python, too.
function pythonOf(form, control) {
  const [noun, name] = form.dataset.action.replaceAll("-", "_").split("/");
  const given = Object.entries(argumentsOf(form)).map(
    ([key, value]) => `\n    ${key === "from" ? "from_" : key}=${JSON.stringify(value)},`,
  );
  return `${control}.${noun}.${name}(${given.join("")}${given.length ? "\n" : ""})`;
}

function ask(text) {
  const dialog = find("confirm");
  find("confirm-text").textContent = text;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((answer) => {
    // One question at a time. The event of an earlier one can come after it is open again.
    dialog.onclose = () => dialog.open || answer(dialog.returnValue === "ok");
  });
}

let silence;
function say(text, bad = false) {
  const dialog = document.querySelector("dialog[open]");
  (dialog ?? document.body).append(toast); // What is outside a dialog is inert.
  toast.textContent = text;
  toast.className = bad ? "bad" : "";
  toast.hidden = false;
  clearTimeout(silence);
  silence = setTimeout(() => (toast.hidden = true), bad ? 15000 : 4000);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Only a page of localhost, or with TLS, has the clipboard.
    const area = document.createElement("textarea");
    area.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say("Copied");
}

addEventListener("click", ({ target }) => {
  const button = target.closest?.("button");
  if (!button) return;
  const { open, copy: from, test } = button.dataset;
  if (open) find(open).showModal();
  if (from) copy(find(from).textContent);
  if (test !== undefined) copy(pythonOf(button.form, test));
  if (button.id === "theme") switchTheme();
});

// ---- Light and dark

const THEMES = ["", "dark", "light"];

function switchTheme() {
  const { dataset } = document.documentElement;
  const theme = THEMES[(THEMES.indexOf(dataset.theme ?? "") + 1) % THEMES.length];
  dataset.theme = theme;
  document.cookie = `moto-sms-theme=${theme}; path=${location.pathname.replace(/\/$/, "")}; max-age=31536000; samesite=strict`;
  say(`Theme: ${theme || "as the system"}`);
}

// ---- The keyboard

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { key, target: at } = event;
  if (key === "Enter" && at.dataset?.filter) event.preventDefault(); // It submits nothing.
  if (document.querySelector("dialog[open]")) return;
  if (at.closest?.("input, select, textarea")) {
    if (key === "Escape") find("main").focus();
    return;
  }
  let target = null;
  if (key === "j" || key === "k") {
    const all = rows();
    const on = all.indexOf(at);
    const from = on < 0 ? all.findIndex((row) => row.ariaCurrent) : on;
    target = all[from < 0 ? 0 : from + (key === "j" ? 1 : -1)];
  } else if (key === "Escape") target = document.querySelector(".close");
  else target = document.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.disabled) say(target.title, true);
  else if (target.matches("input, select, [data-row]")) target.focus();
  else target.click();
});

document.addEventListener("visibilitychange", watch);
tellAges();
showNewest();
watch();
