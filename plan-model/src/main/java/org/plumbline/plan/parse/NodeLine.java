package org.plumbline.plan.parse;

import java.util.Optional;
import org.plumbline.plan.AttributeValue;

/// A node's own line in TEXT, such as `Index Scan Backward using i on s.t a  (cost=0.29..8.31 rows=1 width=8) (never executed)`.
final class NodeLine {
    private static final String COST = "(cost=";
    private static final String ACTUAL_TIME = "(actual time=";
    private static final String ACTUAL_ROWS = "(actual rows=";
    private static final String NEVER = "(never executed)";

    private NodeLine() {}

    /// Where the figures start: at the first bracket of estimate or execution; the line's end where there is neither.
    static int figuresAt(String line) {
        int end = line.length();
        int never = line.lastIndexOf(NEVER);
        int actual = Math.max(line.lastIndexOf(ACTUAL_TIME), line.lastIndexOf(ACTUAL_ROWS));
        int cost = line.lastIndexOf(COST, actual >= 0 ? actual : end);
        int at = cost >= 0 ? cost : actual >= 0 ? actual : never >= 0 ? never : end;
        return at > 0 && at < end && line.charAt(at - 1) != ' ' ? end : at;
    }

    static boolean hasFigures(String line) {
        return figuresAt(line) < line.length();
    }

    /// Reads the line, without its arrow, into `fields`.
    ///
    /// @param last the text's last line, which may be cut off
    /// @return false where the line was cut off in its figures
    static boolean read(String line, RawObject fields, Interner interner, int number, boolean last) throws PlanParseException {
        int figures = figuresAt(line);
        NodeName.read(line.substring(0, figures).strip(), fields, interner);
        var scan = new FigureScan(line, figures, number);
        try {
            readFigures(scan, fields);
            return true;
        } catch (PlanParseException e) {
            if (last && scan.atEnd()) {
                return false;
            }
            throw e;
        }
    }

    private static void readFigures(FigureScan scan, RawObject fields) throws PlanParseException {
        if (scan.skip(COST)) {
            AttributeValue startup = scan.number("cost=");
            scan.expect("..");
            AttributeValue total = scan.number("..");
            AttributeValue rows = scan.numberAfter(" rows=");
            AttributeValue width = scan.numberAfter(" width=");
            scan.expect(")");
            fields.put("Startup Cost", startup);
            fields.put("Total Cost", total);
            fields.put("Plan Rows", rows);
            fields.put("Plan Width", width);
            scan.skipSpaces();
        }
        if (scan.skip(NEVER)) {
            fields.put("Actual Rows", 0);
            fields.put("Actual Loops", 0);
        } else if (scan.skip("(actual")) {
            actual(scan, fields);
            scan.expect(")");
        }
    }

    /// Reads ` time=0.010..12.000 rows=1 loops=1` or ` rows=1 loops=1`.
    static void actual(FigureScan scan, RawObject fields) throws PlanParseException {
        Optional<AttributeValue> startup = Optional.empty();
        Optional<AttributeValue> total = Optional.empty();
        if (scan.skip(" time=")) {
            startup = Optional.of(scan.number("time="));
            scan.expect("..");
            total = Optional.of(scan.number(".."));
        }
        AttributeValue rows = scan.numberAfter(" rows=");
        AttributeValue loops = scan.numberAfter(" loops=");
        startup.ifPresent(time -> fields.put("Actual Startup Time", time));
        total.ifPresent(time -> fields.put("Actual Total Time", time));
        fields.put("Actual Rows", rows);
        fields.put("Actual Loops", loops);
    }
}
