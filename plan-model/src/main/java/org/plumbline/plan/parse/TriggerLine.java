package org.plumbline.plan.parse;

/// `Trigger RI_ConstraintTrigger_a_17663 for constraint order_items_order_id_fkey on orders: time=0.385 calls=41`. Names are printed
/// without quotes.
final class TriggerLine {
    private TriggerLine() {}

    static RawObject read(String line, int number, Interner interner) throws PlanParseException {
        int timed = line.lastIndexOf(": time=");
        int end = timed >= 0 ? timed : line.lastIndexOf(": calls=");
        if (end < 0) {
            throw new PlanParseException(number, "expected `calls=` after a trigger's name, found `" + line
                    + "`. Was the plan cut off when copied?");
        }
        var trigger = new RawObject();
        String names = line.substring("Trigger".length(), end);
        int on = names.lastIndexOf(" on ");
        String relation = on < 0 ? "" : names.substring(on + " on ".length());
        String rest = on < 0 ? names : names.substring(0, on);
        int constraint = rest.indexOf(" for constraint ");
        String name = (constraint < 0 ? rest : rest.substring(0, constraint)).strip();
        if (!name.isEmpty()) {
            trigger.put("Trigger Name", interner.text(name));
        }
        if (constraint >= 0) {
            trigger.put("Constraint Name", interner.text(rest.substring(constraint + " for constraint ".length())));
        }
        if (!relation.isEmpty()) {
            trigger.put("Relation", interner.text(relation));
        }
        var scan = new FigureScan(line, end + 2, number);
        if (scan.skip("time=")) {
            trigger.put("Time", scan.number("time=", 3));
            scan.skipSpaces();
        }
        trigger.put("Calls", scan.numberAfter("calls=", 0));
        return trigger;
    }
}
