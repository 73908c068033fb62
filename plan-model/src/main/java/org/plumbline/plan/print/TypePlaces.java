package org.plumbline.plan.print;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.SqlToken.Kind;

/// Which tokens belong to a type behind `::`, such as `timestamp(3) without time zone[]` or `billing.amount`; the figures in its brackets
/// too, which are its length or precision.
final class TypePlaces {
    /// Words that a type's name goes on with (format_type of format_type.c).
    private static final Set<String> FURTHER_WORDS = Set.of("varying", "precision", "with", "without", "time", "zone");

    private final BitSet places = new BitSet();

    TypePlaces(List<SqlToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("::")) {
                i = mark(tokens, i + 1) - 1;
            }
        }
    }

    boolean isType(int token) {
        return places.get(token);
    }

    /// @return the token behind the type
    private int mark(List<SqlToken> tokens, int from) {
        int at = from;
        while (at < tokens.size() && (isName(tokens.get(at)) || tokens.get(at).isSilent())) {
            places.set(at, isName(tokens.get(at)));
            boolean named = isName(tokens.get(at));
            at++;
            if (named && !(at < tokens.size() && tokens.get(at).is("."))) {
                return markRest(tokens, at);
            }
            at += named ? 1 : 0;
        }
        return at;
    }

    private int markRest(List<SqlToken> tokens, int from) {
        int end = from;
        int at = from;
        while (at < tokens.size()) {
            SqlToken token = tokens.get(at);
            if (token.is("(") && at == end) {
                at = closing(tokens, at);
                end = at;
            } else if (token.kind() == Kind.WORD && FURTHER_WORDS.contains(token.text())) {
                at++;
                end = at;
            } else if (token.kind() == Kind.SPACE) {
                at++;
            } else {
                break;
            }
        }
        places.set(from, end);
        return end;
    }

    /// Behind the bracket that closes a list of figures; the opening one itself where it holds something else.
    private static int closing(List<SqlToken> tokens, int open) {
        for (int at = open + 1; at < tokens.size(); at++) {
            SqlToken token = tokens.get(at);
            if (token.is(")")) {
                return at + 1;
            }
            if (token.kind() != Kind.NUMBER && token.kind() != Kind.SPACE && !token.is(",")) {
                break;
            }
        }
        return open;
    }

    private static boolean isName(SqlToken token) {
        return token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME;
    }
}
