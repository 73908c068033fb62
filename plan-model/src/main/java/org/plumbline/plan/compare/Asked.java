package org.plumbline.plan.compare;

import java.util.List;
import org.plumbline.plan.NodeConditions;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;

/// What a node asks of its rows, as a number of 64 bits: its conditions and keys without literals, brackets and the tables' names for
/// columns, whichever of them an index answers and in whichever order they are checked (`a.x = b.y` is `b.y = a.x`). The order of sort keys
/// counts.
final class Asked {
    private static final long NOTHING = 0;

    private Asked() {}

    static long of(PlanNode node) {
        long asked = NOTHING;
        for (NodeConditions condition : NodeConditions.of(node.operation())) {
            boolean ordered = condition.name().endsWith("Key") && !condition.name().startsWith("Group");
            asked += tokens(condition.text(), ordered);
        }
        return asked;
    }

    private static long tokens(String text, boolean ordered) {
        List<SqlToken> tokens = SqlScanner.tokens(PlanSpelling.plain(text));
        long sum = NOTHING;
        int place = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.isSilent() || token.is("(") || token.is(")") || token.is(".") || isQualifier(tokens, i)) {
                continue;
            }
            place++;
            sum += mix(word(token).hashCode() + (ordered ? place * 0x9e3779b97f4a7c15L : 0));
        }
        return sum;
    }

    private static String word(SqlToken token) {
        return switch (token.kind()) {
            case STRING, NUMBER, PARAMETER -> "?";
            case WORD, QUOTED_NAME, OPERATOR, SYMBOL, SPACE, COMMENT -> token.unquoted();
        };
    }

    private static boolean isQualifier(List<SqlToken> tokens, int at) {
        SqlToken.Kind kind = tokens.get(at).kind();
        return (kind == SqlToken.Kind.WORD || kind == SqlToken.Kind.QUOTED_NAME)
                && at + 1 < tokens.size() && tokens.get(at + 1).is(".");
    }

    /// Spreads a number over all bits (the finalizer of MurmurHash3), so that sums of such are different for different sets.
    static long mix(long number) {
        long mixed = number + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
