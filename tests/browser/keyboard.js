// What stands in the way of whoever has no mouse, on the page as it stands: at most eight lines, none when all is well.
// What can be pressed takes focus (WCAG 2.1.1), in the page's own order (2.4.3), the focus is seen (2.4.7) and not hidden behind what
// stays in place (2.4.11), and what shows the hand of a link is within reach.
() => {
    const takes = ['a[href]', 'button:not([disabled])', 'input:not([type=hidden]):not([disabled])', 'select:not([disabled])',
        'textarea:not([disabled])', 'summary', '[tabindex]'].join(', ');
    const wrong = [];
    const name = e => e.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
    const look = e => ['', '::before', '::after'].map(part => {
        const s = getComputedStyle(e, part || null);
        return [s.outline, s.boxShadow, s.borderColor, s.backgroundColor].join();
    }).join();
    const stays = e => {
        for (let at = e; at && at !== document.body; at = at.parentElement)
            if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true;
        return false;
    };
    const all = [...document.querySelectorAll(takes)].filter(e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0);
    const kinds = new Set();
    for (const e of all) {
        if (e.tabIndex > 0) wrong.push('an order of its own: ' + name(e));
        const kind = [e.tagName, e.type, e.className, e.parentElement.className].join();
        if (kinds.has(kind)) continue;  // ninety rows have one look
        kinds.add(kind);
        const own = [e, ...(e.labels || []), e.nextElementSibling].filter(Boolean), shows = [...own, e.parentElement];
        document.activeElement?.blur();
        const before = shows.map(look);
        e.focus({focusVisible: true});
        if (document.activeElement !== e) {
            wrong.push('takes no focus: ' + name(e));
            continue;
        }
        if (shows.every((one, i) => look(one) === before[i])) wrong.push('focus is not seen: ' + name(e));
        const box = e.getBoundingClientRect();
        const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
        if (over && stays(over) && !stays(e) && !own.some(one => one.contains(over))) wrong.push(`focus behind ${name(over)}: ${name(e)}`);
    }
    for (const e of document.querySelectorAll('body *'))
        if (getComputedStyle(e).cursor === 'pointer' && e.checkVisibility() && !e.closest(takes + ', label, [disabled]') && !e.querySelector(takes))
            wrong.push('by mouse alone: ' + name(e));
    document.activeElement?.blur();
    window.scrollTo(0, 0);
    return wrong.slice(0, 8);
}
