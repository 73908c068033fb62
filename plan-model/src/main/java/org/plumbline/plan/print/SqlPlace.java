package org.plumbline.plan.print;

import java.util.List;
import org.plumbline.sql.SqlToken;

/// A token among the others of a text, without space and comments between them.
record SqlPlace(List<SqlToken> tokens, int at) {
    SqlToken here() {
        return tokens.get(at);
    }

    /// The token before it; [SqlToken#NONE] at the beginning.
    SqlToken before() {
        return before(1);
    }

    /// So many tokens before it.
    SqlToken before(int steps) {
        int place = at;
        for (int left = steps; left > 0 && place >= 0; left--) {
            place--;
            while (place >= 0 && tokens.get(place).isSilent()) {
                place--;
            }
        }
        return place < 0 ? SqlToken.NONE : tokens.get(place);
    }

    /// The token behind it; [SqlToken#NONE] at the end.
    SqlToken after() {
        return after(1);
    }

    SqlToken after(int steps) {
        int place = at;
        for (int left = steps; left > 0 && place < tokens.size(); left--) {
            place++;
            while (place < tokens.size() && tokens.get(place).isSilent()) {
                place++;
            }
        }
        return place >= tokens.size() ? SqlToken.NONE : tokens.get(place);
    }

    /// What follows at once is an opening bracket: a call, or a list.
    boolean isCall() {
        return after().is("(");
    }
}
