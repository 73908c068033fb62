package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Text;

/// The figures behind a node's name: `(cost=0.29..8.31 rows=1 width=8) (actual time=0.010..0.012 rows=1 loops=1)`. What people leave out
/// of them is absent; what they put in its place (`...`, `N`) is hidden, and so is what became no number on its way (`12a`).
final class FigureBrackets {
    private static final String NEVER = "(never executed)";
    private static final int COST_DECIMALS = 2;
    private static final int TIME_DECIMALS = 3;
    /// Since PostgreSQL 18.
    private static final int ROWS_DECIMALS = 2;

    private final FigureScan scan;
    private final RawObject fields;
    private final boolean sure;
    /// The figure that the line ends with, perhaps only its beginning.
    private String last = "";

    /// @param sure the line is a node's without doubt: what is no number in it is broken
    FigureBrackets(FigureScan scan, RawObject fields, boolean sure) {
        this.scan = scan;
        this.fields = fields;
        this.sure = sure;
    }

    /// Reads every bracket of figures, from the first on.
    void read() throws PlanParseException {
        while (bracket()) {
            scan.skipSpaces();
        }
    }

    private boolean bracket() throws PlanParseException {
        if (scan.skip(NEVER)) {
            fields.put("Actual Rows", 0);
            fields.put("Actual Loops", 0);
            return true;
        }
        boolean actual = scan.startsWith("(actual time=") || scan.startsWith("(actual rows=") || scan.startsWith("(actual loops=")
                || scan.startsWith("(actual ..") || scan.startsWith("(actual \u2026");
        if (!actual && !scan.startsWith("(cost=") && !scan.startsWith("(rows=") && !scan.startsWith("(..") && !scan.startsWith("(\u2026")) {
            return false;
        }
        scan.skip("(");
        scan.skip("actual");
        pairs(actual);
        return true;
    }

    /// A worker's `actual time=0.010..12.000 rows=1 loops=1`, without its first word.
    void readWorker() throws PlanParseException {
        while (!scan.atEnd()) {
            if (!pair(true)) {
                scan.expect("rows=");
            }
        }
    }

    private void pairs(boolean actual) throws PlanParseException {
        boolean executed = actual;
        while (!scan.skip(")")) {
            if (scan.atEnd()) {
                fields.take(last);
            }
            if (scan.startsWith("loops=") && !executed) {
                executed = true;
                moveRows();
            }
            if (!pair(executed) && !scan.skip("...") && !scan.skip("\u2026")) {
                scan.expect(fields.has(executed ? "Actual Rows" : "Plan Rows") ? ")" : "rows=");
            }
        }
    }

    /// `(rows=5 loops=1)`: only what is executed has loops.
    private void moveRows() {
        fields.take("Plan Rows").ifPresent(rows -> fields.put("Actual Rows", rows));
    }

    private boolean pair(boolean actual) throws PlanParseException {
        if (scan.skip("cost=")) {
            range("cost=", "Startup Cost", "Total Cost", COST_DECIMALS);
        } else if (scan.skip("time=")) {
            range("time=", "Actual Startup Time", "Actual Total Time", TIME_DECIMALS);
        } else if (scan.skip("rows=")) {
            put(actual ? "Actual Rows" : "Plan Rows", number("rows=", actual ? ROWS_DECIMALS : 0));
        } else if (scan.skip("width=")) {
            put("Plan Width", number("width=", 0));
        } else if (scan.skip("loops=")) {
            put("Actual Loops", number("loops=", 0));
        } else {
            return false;
        }
        return true;
    }

    /// `0.29..8.31`; one figure alone is the total.
    private void range(String word, String startupKey, String totalKey, int decimals) throws PlanParseException {
        AttributeValue startup = number(word, decimals);
        boolean hidden = startup instanceof Text(String text) && Mask.isMask(text);
        boolean range = scan.skip("..");
        if (!range && !hidden) {
            scan.expect("..");
        }
        fields.put(startupKey, startup);
        put(totalKey, range ? number("..", decimals) : startup);
    }

    private AttributeValue number(String word, int decimals) throws PlanParseException {
        return sure ? scan.numberOrText(word, decimals) : scan.number(word, decimals);
    }

    private void put(String key, AttributeValue figure) {
        fields.put(key, figure);
        last = scan.atEnd() ? key : "";
    }
}
