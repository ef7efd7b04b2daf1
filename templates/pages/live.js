// The page while its numbers are being changed. Without this file the form works as forms do.
"use strict";

const WAIT = 120; // milliseconds without a further change before asking
const PATIENCE = 900; // longest wait for new pictures before the words are shown without them

const form = document.querySelector("form.inputs");
if (form) liven(form);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

// ---- asking again while somebody drags or types

function liven(form) {
  let asking = new AbortController();
  let waiting = 0;
  placeSliders(form);

  form.addEventListener("input", ({ target }) => {
    if (target.matches(".slider")) readSlider(target);
    else if (target.id) placeSlider(target);
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    ask();
  });

  async function ask() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const query = new URLSearchParams(new FormData(form));
    document.documentElement.setAttribute("data-asking", "");
    try {
      const response = await fetch(`${form.action.split("?")[0]}?${query}`, { signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (response.ok) {
        await pictures(page);
        if (signal.aborted) return;
        const here = new URL(response.url);
        // A page of what was refused has no place for an answer: go where there is one.
        if (!document.getElementById("live-answer")) return location.assign(here);
        history.replaceState(null, "", here.pathname + here.search);
        swap(page);
      }
      if (response.ok || response.status === 422) swapFields(form, page);
    } catch (error) {
      if (error.name !== "AbortError") form.submit();
    } finally {
      if (!signal.aborted) document.documentElement.removeAttribute("data-asking");
    }
  }
}

// Fetch what the new page shows before showing it, so that nothing jumps.
function pictures(page) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const loaded = [...page.querySelectorAll("[data-live] picture")]
    .filter((one) => !one.closest("details:not([open])"))
    .map((one) => {
      const image = new Image();
      const source = one.querySelector("source");
      image.src = dark && source ? source.srcset : one.querySelector("img").src;
      return image.decode();
    });
  const patience = new Promise((done) => setTimeout(done, PATIENCE));
  return Promise.race([Promise.allSettled(loaded), patience]);
}

function swap(page) {
  document.title = page.title;
  for (const fresh of page.querySelectorAll("[data-live]")) {
    const old = document.getElementById(fresh.id);
    if (!old || old.innerHTML === fresh.innerHTML) continue;
    const open = [...old.querySelectorAll("details[open]")].map((one) => one.id);
    for (const id of open) fresh.querySelector(`#${id}`)?.setAttribute("open", "");
    for (const one of fresh.querySelectorAll("picture img")) one.loading = "eager";
    old.replaceChildren(...fresh.childNodes);
  }
  for (const name of ["link[rel=canonical]", "#other-language"]) {
    const href = page.querySelector(name)?.getAttribute("href");
    if (href) document.querySelector(name)?.setAttribute("href", href);
  }
}

// Marks, hints and reasons change; inputs stay where they are, and so does the cursor.
function swapFields(form, page) {
  for (const fresh of page.querySelectorAll(".field")) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    old.className = fresh.className;
    for (const part of [".mark", ".unit", ".hint", ".problems-here"]) {
      const [mine, theirs] = [old.querySelector(part), fresh.querySelector(part)];
      if (mine && theirs && mine.innerHTML !== theirs.innerHTML) mine.innerHTML = theirs.innerHTML;
    }
    const [inputs, others] = [old, fresh].map((one) => [...one.querySelectorAll("[name]")]);
    inputs.forEach((input, place) => {
      const other = others[place];
      if (!other) return;
      for (const name of ["aria-invalid", "aria-describedby"]) {
        const value = other.getAttribute(name);
        if (value === null) input.removeAttribute(name);
        else input.setAttribute(name, value);
      }
      if (input !== document.activeElement && input.value !== other.value) {
        input.value = other.value;
        placeSlider(input);
      }
    });
    old.querySelector(".values")?.append(...others.slice(inputs.length));
  }
}

// ---- sliders: two hundred steps between two numbers, even or by ratio

function placeSliders(form) {
  for (const slider of form.querySelectorAll(".slider")) {
    placeSlider(document.getElementById(slider.dataset.for));
  }
}

function placeSlider(input) {
  const slider = input && document.querySelector(`.slider[data-for="${input.id}"]`);
  const value = slider && Number(input.value);
  if (!slider || input.value.trim() === "" || Number.isNaN(value)) return;
  const [low, high] = ends(slider);
  const share = scaled(slider)
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low);
  slider.value = String(Math.round(share * slider.max));
  slider.setAttribute("aria-valuetext", input.value);
}

function readSlider(slider) {
  const [low, high] = ends(slider);
  const share = slider.value / slider.max;
  let value = scaled(slider) ? low * (high / low) ** share : low + (high - low) * share;
  value = "whole" in slider.dataset ? Math.round(value) : Number(value.toPrecision(3));
  value = Math.min(Math.max(value, low), high);
  const input = document.getElementById(slider.dataset.for);
  input.value = String(value);
  slider.setAttribute("aria-valuetext", input.value);
}

function ends(slider) {
  return [Number(slider.dataset.low), Number(slider.dataset.high)];
}

function scaled(slider) {
  return slider.dataset.scale === "log";
}

// ---- copying

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand("copy");
  }
  const said = button.textContent;
  if (said === button.dataset.done) return;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = said; }, 1500);
}
