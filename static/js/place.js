// Draw a place on a map. The text field with coordinates holds the truth; this file only fills it in.
"use strict";

const TYPES = { point: "Point", line: "LineString", area: "Polygon" };
const FEWEST = { point: 1, line: 2, area: 3 };
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const COLOUR = "#b00020";

function openMap(box) {
  const field = document.getElementById(box.dataset.place);
  const shape = box.querySelector("[data-shape]");
  const [west, south, east, north] = box.dataset.bounds.split(",").map(Number);
  const bounds = L.latLngBounds([south, west], [north, east]);
  let points = read(field, shape);
  let chosen = points.length - 1;
  let before = [];

  box.hidden = false;
  const map = L.map(box.querySelector("[data-map]"), {
    minZoom: 10, maxZoom: 19, scrollWheelZoom: false, zoomControl: false, attributionControl: false,
  });
  L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
  map.fitBounds(bounds);
  map.setMaxBounds(room(bounds, map.getBounds()));
  if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { bounds }).addTo(map);
  else sketch(box, map);
  const drawing = L.layerGroup().addTo(map);

  function say(name, number) {
    const words = box.dataset[name].replace("{number}", number).replace("{all}", points.length);
    const more = points.length && points.length < FEWEST[shape.value] ? box.dataset[shape.value] : "";
    box.querySelector("[data-said]").textContent = `${words} ${more}`;
  }

  function show() {
    drawing.clearLayers();
    const style = { color: COLOUR, interactive: false };
    if (shape.value === "line") L.polyline(points, style).addTo(drawing);
    if (shape.value === "area") L.polygon(points, style).addTo(drawing);
    points.forEach((point, index) => {
      L.circleMarker(point, { ...style, radius: index === chosen ? 9 : 6, fillColor: index === chosen ? COLOUR : "#fff", fillOpacity: 1 }).addTo(drawing);
    });
  }

  function keep() {
    field.value = written(points, shape.value);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    show();
  }

  function change(next, index, words) {
    if (next.some((point) => !bounds.contains(point))) return say("saidOutside");
    if (next.length >= Number(box.dataset.most)) return say("saidFull");
    before.push(points);
    points = next;
    chosen = index;
    keep();
    say(words, index + 1);
  }

  function add(at) {
    if (shape.value === "point") change([at], 0, "saidSet");
    else change([...points, at], points.length, "saidAdded");
  }

  const actions = {
    add: () => add(map.getCenter()),
    choose: () => {
      if (!points.length) return say("saidNone");
      chosen = (chosen + 1) % points.length;
      show();
      map.panInside(points[chosen], { padding: [40, 40] });
      say("saidChosen", chosen + 1);
    },
    undo: () => {
      if (!before.length) return say("saidNone");
      points = before.pop();
      chosen = points.length - 1;
      keep();
      say("saidUndone");
    },
    remove: () => change([], -1, "saidRemoved"),
  };

  map.on("click", (event) => add(event.latlng));
  box.addEventListener("click", (event) => {
    const button = event.target.closest("[data-draw]");
    if (button) actions[button.dataset.draw]();
  });
  box.querySelector("[data-draw=choose]").addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    if (!step || chosen < 0) return;
    event.preventDefault();
    const pixels = event.shiftKey ? 1 : 10;
    const at = map.latLngToContainerPoint(points[chosen]).add(L.point(step).multiplyBy(pixels));
    const moved = points.map((point, index) => (index === chosen ? map.containerPointToLatLng(at) : point));
    change(moved, chosen, "saidMoved");
  });
  shape.addEventListener("change", () => {
    if (shape.value === "point") points = points.slice(-1);
    chosen = points.length - 1;
    keep();
  });
  field.addEventListener("input", () => {
    points = read(field, shape);
    chosen = points.length - 1;
    show();
  });

  show();
  if (points.length) map.fitBounds(L.latLngBounds(points), { maxZoom: 17, padding: [40, 40] });
}

// How far the map can be moved: until every corner of the city can lie in the middle of what is seen.
function room(bounds, view) {
  const [high, wide] = [view.getNorth() - view.getSouth(), view.getEast() - view.getWest()].map((size) => size / 2);
  return L.latLngBounds([bounds.getSouth() - high, bounds.getWest() - wide], [bounds.getNorth() + high, bounds.getEast() + wide]);
}

function read(field, shape) {
  const pair = field.value.trim().match(/^(\d+\.\d+)[\s,;]+(\d+\.\d+)$/);
  if (pair) return [L.latLng(Number(pair[1]), Number(pair[2]))];
  let geometry;
  try { geometry = JSON.parse(field.value); } catch { return []; }
  const name = Object.keys(TYPES).find((key) => geometry && TYPES[key] === geometry.type);
  const offered = shape.options ? [...shape.options].map((option) => option.value) : [shape.value];
  if (!offered.includes(name) || !Array.isArray(geometry.coordinates)) return [];
  shape.value = name;
  const listed = { point: [geometry.coordinates], line: geometry.coordinates, area: (geometry.coordinates[0] || []).slice(0, -1) }[name];
  return listed.filter((pair) => Array.isArray(pair) && pair.every(Number.isFinite)).map(([longitude, latitude]) => L.latLng(latitude, longitude));
}

function written(points, shape) {
  if (points.length < FEWEST[shape]) return "";
  const listed = points.map((point) => [Number(point.lng.toFixed(6)), Number(point.lat.toFixed(6))]);
  const coordinates = { point: listed[0], line: listed, area: [[...listed, listed[0]]] }[shape];
  return JSON.stringify({ type: TYPES[shape], coordinates });
}

function sketch(box, map) {
  fetch(box.dataset.sketch)
    .then((response) => response.json())
    .then((districts) => L.geoJSON(districts, {
      interactive: false,
      style: { color: "#5b6b7b", weight: 1, fillColor: "#e8eef4", fillOpacity: 1 },
      onEachFeature: (feature, layer) => {
        const name = L.divIcon({ className: "rb-map__name", html: feature.properties.name, iconSize: null });
        L.marker(layer.getBounds().getCenter(), { icon: name, interactive: false, keyboard: false }).addTo(map);
      },
    }).addTo(map).bringToBack())
    .catch(() => {}); // the words remain
}

document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-place]").forEach(openMap));
