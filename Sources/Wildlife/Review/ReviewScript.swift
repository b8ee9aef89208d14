/// The page's script. It makes elements and text nodes only: nothing from outside is ever read as HTML.
enum ReviewScript {
    static let text = #"""
        "use strict";
        (() => {
        const scripts = kind => [...document.querySelectorAll("script[data-list=" + kind + "]")];
        const list = kind => scripts(kind).flatMap(script => JSON.parse(script.textContent));
        const events = list("events"), failures = list("failures"), summary = list("summary");
        const totals = JSON.parse(scripts("totals")[0].textContent);
        const chunks = scripts("pictures"), main = document.getElementById("main"), large = document.getElementById("large");
        const pageSize = 20;

        // A chunk is read when one of its events is shown; the last few stay read.
        const read = new Map();
        function pictures(event) {
          if (!event.shown) return [];
          let chunk = read.get(event.chunk);
          if (!chunk) {
            chunk = JSON.parse(chunks[event.chunk].textContent);
            read.set(event.chunk, chunk);
            if (read.size > 8) read.delete(read.keys().next().value);
          }
          return chunk[event.place];
        }

        // Elements

        function el(name, attributes, ...children) {
          const node = document.createElement(name);
          set(node, attributes);
          node.append(...children.filter(child => child !== null && child !== undefined));
          return node;
        }
        function svg(name, attributes, ...children) {
          const node = document.createElementNS("http://www.w3.org/2000/svg", name);
          set(node, attributes);
          node.append(...children);
          return node;
        }
        function set(node, attributes) {
          for (const [key, value] of Object.entries(attributes || {})) {
            if (key === "on") for (const [name, call] of Object.entries(value)) node.addEventListener(name, call);
            else if (key === "style") Object.assign(node.style, value);
            else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
          }
        }
        const count = (number, one, many) => number.toLocaleString("en") + " " + (number === 1 ? one : many);
        const dot = kind => el("span", {class: "kind " + kind, "aria-hidden": "true"});
        const day = text => text.slice(0, 10), clock = text => text.slice(11, 19);

        function table(caption, columns, rows) {
          const head = columns.map(column => el("th", {scope: "col", class: column.number ? "number" : null}, column.title));
          const body = rows.map(row => el("tr", {}, ...columns.map(column => {
            const value = column.of(row);
            return el("td", {class: column.number ? "number" : null}, value === undefined || value === null ? "" : typeof value === "number" ? value.toLocaleString("en") : value);
          })));
          return el("div", {class: "table"}, el("table", {"aria-label": caption}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body)));
        }

        // Pictures

        function frame(picture) {
          const shape = picture.width > 0 && picture.height > 0 ? picture.width + " / " + picture.height : "4 / 3";
          const node = el("span", {class: "frame", style: {aspectRatio: shape}});
          if (picture.jpeg) {
            const names = picture.marks.map(mark => mark.label).join(", ");
            node.append(el("img", {src: "data:image/jpeg;base64," + picture.jpeg, alt: picture.file + (names ? ": " + names : ": nothing detected"), decoding: "async"}));
          } else {
            node.append(el("span", {class: "none"}, "no picture"));
          }
          for (const mark of picture.marks) {
            const [x, y, width, height] = mark.box.map(part => part * 100 + "%");
            node.append(el("span", {class: "mark " + mark.kind + (mark.box[1] < 0.12 ? " top" : "") + (mark.box[0] > 0.6 ? " right" : ""), "aria-hidden": "true",
              style: {left: x, top: y, width, height}}, el("i", {}, mark.label)));
          }
          return node;
        }
        function figure(picture) {
          return el("figure", {},
            el("button", {type: "button", "aria-label": "Enlarge " + picture.file, on: {click: () => enlarge(picture)}}, frame(picture)),
            el("figcaption", {title: picture.file}, (picture.video ? "▶ " : "") + picture.file.slice(picture.file.lastIndexOf("/") + 1)));
        }
        function enlarge(picture) {
          large.setAttribute("aria-label", picture.file);
          large.replaceChildren(frame(picture), el("p", {}, picture.file), el("p", {class: "faint"}, picture.time || "no time"),
            el("button", {type: "button", on: {click: () => large.close()}}, "Close"));
          large.showModal();
        }

        // What is shown stands in the address, so that a view can be kept and gone back to.

        const views = [["events", "Events"], ["species", "Species"], ["activity", "Activity"], ["repeats", "Repeats"], ["failures", "Failures"]];
        function state() {
          const given = new URLSearchParams(location.hash.slice(1));
          return {view: views.some(([id]) => id === given.get("view")) ? given.get("view") : "events",
            deployment: given.get("deployment") || "", species: given.get("species") || "", page: Math.max(1, parseInt(given.get("page"), 10) || 1)};
        }
        function address(changes) {
          const next = new URLSearchParams();
          for (const [key, value] of Object.entries({...state(), page: 1, ...changes})) if (value && !(key === "page" && value === 1)) next.set(key, value);
          return "#" + next;
        }
        const go = changes => { location.hash = address(changes); };

        // Filters: a species by its kind and name, for a class of things may bear the name of another.

        const deployments = [...new Set(events.map(event => event.deployment))];
        const key = seen => seen.kind + ":" + seen.name;
        const kinds = new Map();
        for (const event of events) for (const seen of event.seen) kinds.set(key(seen), seen);
        const species = [...kinds.keys()].sort();
        const matches = (event, now) => (!now.deployment || event.deployment === now.deployment) && (
          now.species === "all" ? true : now.species === "blank" ? event.seen.length === 0
          : now.species ? event.seen.some(seen => key(seen) === now.species) : event.seen.length > 0);

        function choice(label, value, options, change) {
          const select = el("select", {on: {change: () => change(select.value)}},
            ...options.map(([id, name]) => el("option", {value: id, selected: id === value}, name)));
          return el("label", {}, label, select);
        }
        function filters(now, withBlanks) {
          const special = withBlanks ? [["", "everything seen"], ["all", "all events"], ["blank", "blank events"]] : [["", "all animals"]];
          const named = species.filter(id => withBlanks || !id.startsWith("person:")).map(id => [id, kinds.get(id).name]);
          return [choice("Deployment", now.deployment, [["", "all"], ...deployments.map(id => [id, id])], deployment => go({deployment})),
            choice("Species", now.species, [...special, ...named], species => go({species}))];
        }
        function pager(now, items) {
          const pages = Math.max(1, Math.ceil(items.length / pageSize)), page = Math.min(now.page, pages);
          const turn = (to, name, sign) => el("button", {type: "button", disabled: to < 1 || to > pages, "aria-label": name, id: sign === "←" ? "previous" : "next",
            on: {click: () => go({page: to})}}, sign);
          return {rows: items.slice((page - 1) * pageSize, page * pageSize), node: el("div", {class: "pager"},
            turn(page - 1, "Previous page", "←"), el("span", {id: "page"}, "Page " + page + " of " + pages.toLocaleString("en")), turn(page + 1, "Next page", "→"))};
        }

        // Views

        function headline(event) {
          if (!event.seen.length) return [dot("blank"), event.failures === event.files ? "unreadable" : event.repeats ? "only repeats" : "blank"];
          return event.seen.flatMap((seen, index) => [index ? "  " : "", dot(seen.kind),
            seen.name + (seen.count > 1 ? " × " + seen.count : "") + (seen.probability !== undefined ? " (" + Math.round(seen.probability * 100) + " %)" : "")]);
        }
        function card(event) {
          const when = event.start ? day(event.start) + "  " + clock(event.start) + (event.to > event.from ? "–" + clock(event.end) : "") : "no time";
          const images = pictures(event);
          const parts = [count(event.files, "file", "files")];
          if (images.length && images.length < event.files) parts.push(images.length + " shown");
          if (event.failures) parts.push(event.failures + " unreadable");
          if (event.repeats) parts.push(count(event.repeats, "repeated place", "repeated places"));
          return el("article", {class: "event", id: "e" + event.id},
            el("header", {}, el("h3", {}, ...headline(event)), el("span", {class: "when"}, when), el("span", {}, event.deployment), el("span", {class: "faint"}, parts.join(" · "))),
            images.length ? el("div", {class: "pictures"}, ...images.map(figure)) : null);
        }
        function showEvents(now) {
          const chosen = events.filter(event => matches(event, now)), {rows, node} = pager(now, chosen);
          return [el("div", {class: "bar"}, ...filters(now, true), el("span", {class: "faint", id: "count"}, count(chosen.length, "event", "events")), node),
            ...rows.map(card), rows.length ? null : el("p", {}, "No event is of that kind."),
            el("p", {class: "faint"}, "Pictures of a deployment that follow within " + totals.sequenceGap + " s are one event; it shows at most " + totals.perEvent
              + " of them, those in which its things are seen best. Its class is what its pictures vote for, with the mean confidence. Detections below "
              + totals.leastScore + " don't count." + (totals.missing ? " " + count(totals.missing, "picture is", "pictures are") + " left out of this page for its size." : ""), " ",
              el("kbd", {}, "←"), " ", el("kbd", {}, "→"), " turn the page, ", el("kbd", {}, "1"), "–", el("kbd", {}, "5"), " choose the view.")];
        }

        const kindsInOrder = ["animal", "person", "vehicle", "object", "blank", "failure"];
        function sumsOverDeployments() {
          const sums = new Map();
          for (const row of summary) {
            const id = key(row), sum = sums.get(id);
            if (!sum) { sums.set(id, {...row, deployments: 1}); continue; }
            sum.deployments += 1;
            for (const name of ["events", "independent", "files"]) if (row[name] !== undefined) sum[name] = (sum[name] || 0) + row[name];
            sum.most = Math.max(sum.most, row.most);
            if (row.first && (!sum.first || row.first < sum.first)) sum.first = row.first;
            if (row.last && (!sum.last || row.last > sum.last)) sum.last = row.last;
          }
          return [...sums.values()];
        }
        function showSpecies(now) {
          const rows = (now.deployment ? summary.filter(row => row.deployment === now.deployment) : sumsOverDeployments())
            .sort((a, b) => kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind) || b.events - a.events || (a.name < b.name ? -1 : 1));
          const named = row => el("span", {}, dot(row.kind), row.name || (row.kind === "failure" ? "unreadable" : row.kind));
          return [el("div", {class: "bar"}, filters(now, true)[0]), table("Species", [
            {title: "Species", of: named}, ...(now.deployment ? [] : [{title: "Deployments", number: true, of: row => row.deployments}]),
            {title: "Events", number: true, of: row => row.events}, {title: "Independent", number: true, of: row => row.independent},
            {title: "Files", number: true, of: row => row.files}, {title: "Most at once", number: true, of: row => row.most || null},
            {title: "First", of: row => row.first && day(row.first)}, {title: "Last", of: row => row.last && day(row.last)}], rows),
            el("p", {class: "faint"}, "Independent events begin more than " + Math.round(totals.independentGap / 60) + " minutes after the species was seen last at a deployment. Of persons there are only counts.")];
        }

        function independent(now) {
          const last = new Map(), found = [];
          for (const event of events) {
            if (!event.start || now.deployment && event.deployment !== now.deployment) continue;
            for (const seen of event.seen) {
              if (now.species ? key(seen) !== now.species : seen.kind !== "animal") continue;
              const id = event.deployment + "\n" + key(seen), before = last.get(id);
              if (before === undefined || event.from - before > totals.independentGap) found.push(event);
              last.set(id, event.to);
            }
          }
          return found;
        }
        function bars(label, values, names, ticks) {
          const width = 1000, height = 220, base = height - 24, top = 18, most = Math.max(1, ...values), step = (width - 50) / values.length;
          const node = svg("svg", {viewBox: "0 0 " + width + " " + height, role: "img", "aria-label": label});
          for (const part of [0, 0.5, 1]) {
            const y = base - (base - top) * part;
            node.append(svg("line", {x1: 40, x2: width - 10, y1: y, y2: y}));
            if (Number.isInteger(most * part)) node.append(svg("text", {x: 34, y: y + 4, "text-anchor": "end"}, String(most * part)));
          }
          values.forEach((value, index) => {
            const tall = (base - top) * value / most, x = 40 + index * step;
            if (value) node.append(svg("rect", {x: x + step * 0.1, y: base - tall, width: Math.max(step * 0.8, 0.8), height: tall}, svg("title", {}, names[index] + ": " + value)));
            if (ticks[index]) node.append(svg("text", {x: x + step / 2, y: height - 6, "text-anchor": "middle"}, ticks[index]));
          });
          return el("div", {class: "chart"}, node);
        }
        function showActivity(now) {
          const found = independent(now), hours = Array(24).fill(0), head = el("div", {class: "bar"}, ...filters(now, false), el("span", {class: "faint", id: "count"}, count(found.length, "independent event", "independent events")));
          if (!found.length) return [head, el("p", {}, "There is no event with a time.")];
          for (const event of found) hours[parseInt(event.start.slice(11, 13), 10)] += 1;
          const number = event => Date.parse(day(event.start) + "T00:00:00Z") / 86400000, days = found.map(number);
          const first = days.reduce((a, b) => Math.min(a, b)), last = days.reduce((a, b) => Math.max(a, b)), size = Math.ceil((last - first + 1) / 124);
          const perDay = Array(Math.ceil((last - first + 1) / size)).fill(0);
          for (const one of days) perDay[Math.floor((one - first) / size)] += 1;
          const date = index => new Date((first + index * size) * 86400000).toISOString().slice(0, 10), each = Math.ceil(perDay.length / 8);
          return [head, el("h2", {}, "By hour of the day"), bars("Independent events by hour of the day", hours, hours.map((_, hour) => hour + " to " + (hour + 1) + " h"), hours.map((_, hour) => hour % 3 ? "" : hour + " h")),
            el("h2", {}, size === 1 ? "By day" : "By " + size + " days"), bars("Independent events by day", perDay, perDay.map((_, index) => date(index)), perDay.map((_, index) => index % each ? "" : date(index))),
            el("p", {class: "faint"}, "On the clock of each deployment. Hours say when animals passed the cameras, which isn't how active they are where cameras ran for part of the day only.")];
        }

        function showRepeats(now) {
          const examples = list("examples"), places = totals.places.filter(place => !now.deployment || place.deployment === now.deployment), {rows, node} = pager(now, places);
          return [el("div", {class: "bar"}, filters(now, true)[0], el("span", {class: "faint", id: "count"}, count(places.length, "place", "places")), node),
            el("p", {}, places.length ? "At these places nearly the same box comes again and again. It is marked in every file and counts as nothing; look whether that is right." : "No place repeats itself."),
            ...rows.map(place => el("article", {class: "event"}, el("header", {}, el("h3", {}, dot("repeat"), place.name), el("span", {}, place.deployment),
              el("span", {}, day(place.first) + " – " + day(place.last)), el("span", {class: "faint"}, count(place.files, "file", "files") + " · " + place.occasions + " occasions · " + place.days + " days · "
                + Math.round(place.concentration * 100) + " % of what is seen there · " + place.id)),
              el("div", {class: "pictures"}, ...examples.filter(example => example.place === place.id).map(example => figure(example.picture)))))];
        }

        function showFailures(now) {
          const chosen = failures.filter(failure => !now.deployment || failure.deployment === now.deployment), {rows, node} = pager(now, chosen);
          return [el("div", {class: "bar"}, filters(now, true)[0], el("span", {class: "faint", id: "count"}, count(totals.failures, "unreadable file", "unreadable files")), node),
            failures.length < totals.failures ? el("p", {class: "faint"}, "The first " + failures.length + " are named.") : null,
            table("Unreadable files", [{title: "File", of: row => row.file}, {title: "Deployment", of: row => row.deployment}, {title: "Why", of: row => row.reason}], rows)];
        }

        const shows = {events: showEvents, species: showSpecies, activity: showActivity, repeats: showRepeats, failures: showFailures};
        function show() {
          const now = state();
          const numbers = {repeats: totals.places.length, failures: totals.failures};
          document.getElementById("views").replaceChildren(...views.map(([id, name]) => el("a", {href: address({view: id}), "aria-current": id === now.view ? "page" : null},
            name + (id in numbers ? " (" + numbers[id].toLocaleString("en") + ")" : ""))));
          main.replaceChildren(...shows[now.view](now).filter(Boolean));
          document.body.dataset.shown = now.view;
        }

        const seen = events.filter(event => event.seen.some(one => one.kind === "animal")).length;
        document.getElementById("totals").textContent = [count(totals.files, "file", "files"), count(deployments.length, "deployment", "deployments"), count(events.length, "event", "events"),
          seen.toLocaleString("en") + " with animals", count(totals.failures, "unreadable", "unreadable"), totals.undated ? totals.undated.toLocaleString("en") + " without a time" : ""].filter(Boolean).join(" · ");
        addEventListener("hashchange", () => { show(); scrollTo(0, 0); });
        addEventListener("keydown", event => {
          if (event.ctrlKey || event.altKey || event.metaKey || large.open || event.target.closest("select")) return;
          if (event.key === "ArrowLeft" || event.key === "ArrowRight") document.getElementById(event.key === "ArrowLeft" ? "previous" : "next")?.click();
          else if (/^[1-5]$/.test(event.key)) go({view: views[event.key - 1][0]});
        });
        large.addEventListener("click", event => { if (event.target === large) large.close(); });
        show();
        })();
        """#
}
