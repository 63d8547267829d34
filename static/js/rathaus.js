// Comfort only: every page works without this file. Listeners are delegated, because htmx replaces parts of pages.
"use strict";

function focusOn(element) {
  if (!element) return;
  if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  element.focus();
}

// After a page with mistakes has come: go to the list of them.
document.addEventListener("DOMContentLoaded", () => focusOn(document.querySelector("[data-focus-first]")));
document.addEventListener("htmx:after:settle", (event) => {
  const summary = event.target instanceof Element && event.target.querySelector("[data-focus-first]");
  if (summary) focusOn(summary);
});

// A link in the list of mistakes leads into the field, not only to it.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".rb-error-summary a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
});

// A second click on a button that is already at work does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented || form.dataset.sessionSeconds) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

// Copy a reference or code (buttons are shown only where this works).
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button && navigator.clipboard) navigator.clipboard.writeText(button.dataset.copy);
});
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-needs-script]").forEach((element) => element.removeAttribute("hidden"));
});

// Print this page.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// Five minutes before the session ends: offer to extend it, without leaving the page.
const WARNING = 5 * 60;
function warnBeforeTheEnd(form, seconds) {
  form.hidden = true;
  setTimeout(() => { form.hidden = false; }, Math.max(0, seconds - WARNING) * 1000);
}
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("form[data-session-seconds]").forEach((form) => warnBeforeTheEnd(form, Number(form.dataset.sessionSeconds)));
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-session-seconds]");
  if (!form) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  body.set("fetch", "1");
  fetch(form.action, { method: "POST", body })
    .then((response) => (response.ok ? response.text() : Promise.reject(response)))
    .then((seconds) => warnBeforeTheEnd(form, Number(seconds)))
    .catch(() => form.submit());
});

// Offer streets while somebody types one; a button takes the street and its postcode over.
let asking = 0;
function offerStreets(field, box) {
  clearTimeout(asking);
  asking = setTimeout(() => {
    fetch(`${box.dataset.suggestions}?q=${encodeURIComponent(field.value)}`)
      .then((response) => (response.ok ? response.text() : ""))
      .then((buttons) => { box.innerHTML = buttons; box.hidden = !buttons.trim(); })
      .catch(() => { box.hidden = true; });
  }, 250);
}
document.addEventListener("input", (event) => {
  const box = event.target.id && document.querySelector(`[data-suggestions][data-for="${CSS.escape(event.target.id)}"]`);
  if (box) offerStreets(event.target, box);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  if (!button) return;
  const box = button.closest("[data-suggestions]");
  const field = document.getElementById(box.dataset.for);
  const beside = (name) => field.form.elements[field.name.replace(/street$/, name)];
  field.value = button.dataset.take;
  if (beside("postcode")) beside("postcode").value = button.dataset.postcode;
  if (beside("city") && !beside("city").value) beside("city").value = button.dataset.city;
  box.hidden = true;
  (beside("house_number") || field).focus();
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

// Questions come and go as the server says (wizard/state.html): hidden while they do not arise, with what was typed in them.
function showWhatArises() {
  document.querySelectorAll("#lage [data-of]").forEach((state) => {
    const node = document.getElementById(`lage-${state.dataset.of}`);
    if (!node) return;
    node.hidden = state.dataset.arises === "no";
    const value = node.querySelector("[data-worked-out]");
    if (value && state.textContent) value.textContent = state.textContent;
    node.querySelectorAll("[data-not-yet]").forEach((hint) => { hint.hidden = Boolean(state.textContent); });
  });
}
document.addEventListener("DOMContentLoaded", showWhatArises);
document.addEventListener("htmx:after:settle", showWhatArises);
