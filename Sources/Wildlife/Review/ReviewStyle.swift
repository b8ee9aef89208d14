/// The page's style sheet.
enum ReviewStyle {
    static let text = #"""
        :root { --ground: #f6f7f4; --card: #fff; --ink: #1c211b; --faint: #5d665b; --line: #d9ddd4; --accent: #2c6e3f;
          --animal: #35d06b; --person: #c9ccd1; --vehicle: #58b6ff; --object: #d9a6ff; --repeat: #ffb340; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #141713; --card: #1f241e; --ink: #e8ebe5; --faint: #a2aa9f; --line: #343a32; --accent: #7ccf92; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
        header, main, footer { max-width: 1240px; margin: 0 auto; padding: 0 20px; }
        header { padding-top: 22px; }
        h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; }
        h2 { font-size: 1.1rem; margin: 26px 0 10px; }
        h3 { font-size: 1rem; margin: 0; font-weight: 600; overflow-wrap: anywhere; }
        p { margin: 4px 0; }
        #totals, .faint, footer { color: var(--faint); }
        footer { padding: 24px 20px 40px; font-size: .85rem; overflow-wrap: anywhere; }
        main:focus { outline: none; }
        nav { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 14px; border-bottom: 1px solid var(--line); }
        nav a { padding: 8px 14px; color: var(--faint); text-decoration: none; border-bottom: 3px solid transparent; }
        nav a[aria-current] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
        a:focus-visible, button:focus-visible, select:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .bar { display: flex; flex-wrap: wrap; gap: 10px 18px; align-items: center; margin: 16px 0; }
        .bar label { display: flex; gap: 6px; align-items: center; color: var(--faint); }
        .bar .pager { margin-left: auto; display: flex; gap: 8px; align-items: center; }
        select, button { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line);
          border-radius: 6px; padding: 5px 10px; max-width: 320px; }
        button { cursor: pointer; }
        button:disabled { opacity: .4; cursor: default; }
        .event { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px 14px; margin: 0 0 12px; }
        .event header { padding: 0; margin: 0; max-width: none; display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: baseline; }
        .event header .when { font-variant-numeric: tabular-nums; }
        .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 10px; margin-top: 10px; }
        figure { margin: 0; min-width: 0; }
        figure button { display: block; padding: 0; border: 0; background: none; width: 100%; max-width: none; }
        .frame { position: relative; display: block; background: #8883; border-radius: 6px; overflow: hidden; }
        .frame img { display: block; width: 100%; height: auto; }
        .frame .none { display: grid; place-items: center; height: 100%; min-height: 90px; color: var(--faint); }
        .mark { position: absolute; border: 2px solid var(--kind); border-radius: 2px; box-shadow: 0 0 0 1px #0008; }
        .mark.repeat { border-style: dashed; }
        .mark i { position: absolute; left: -2px; bottom: 100%; background: var(--kind); color: #10140f; font: 600 11px/1.35 system-ui, sans-serif;
          padding: 0 4px; white-space: nowrap; }
        .mark.right i { left: auto; right: -2px; }
        .mark.top i { bottom: auto; top: 0; }
        figcaption { color: var(--faint); font-size: .78rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .kind { display: inline-block; width: .65em; height: .65em; border-radius: 50%; background: var(--kind); margin-right: .4em; border: 1px solid #0005; }
        .animal { --kind: var(--animal); } .person { --kind: var(--person); } .vehicle { --kind: var(--vehicle); }
        .object { --kind: var(--object); } .repeat { --kind: var(--repeat); } .blank, .failure { --kind: transparent; }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); }
        th, td { text-align: left; padding: 6px 10px; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
        th { color: var(--faint); font-weight: 600; white-space: nowrap; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .chart { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 10px; }
        .chart svg { display: block; width: 100%; height: auto; }
        .chart text { fill: var(--faint); font: 12px system-ui, sans-serif; }
        .chart rect { fill: var(--accent); } .chart line { stroke: var(--line); }
        dialog { border: 0; border-radius: 10px; background: var(--card); color: var(--ink); padding: 14px; width: min(1100px, 94vw); max-height: 94vh; }
        dialog::backdrop { background: #000a; }
        dialog .frame img { max-height: 76vh; object-fit: fill; }
        dialog p { overflow-wrap: anywhere; }
        kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 5px; font: inherit; font-size: .85em; }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        """#
}
