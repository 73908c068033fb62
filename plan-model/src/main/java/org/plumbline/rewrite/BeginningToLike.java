package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// The first characters of a column compared with a text become LIKE, which an index can serve.
///
///     WHERE left(code, 3) = 'A-1'    WHERE code LIKE 'A-1%'
///     WHERE left(code, 9) = 'A-1'    WHERE code = 'A-1'
final class BeginningToLike implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("beginning-to-like", "The beginning of a text becomes LIKE");
    private static final Pattern FROM_ONE = Pattern.compile("(.+?)\\s+from\\s+1\\s+for\\s+(\\d{1,4})", Pattern.CASE_INSENSITIVE);

    /// @param length characters from its first
    private record Beginning(Span column, int length) {}

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.conditions().flatMap(term -> term.shape() instanceof Shape.Compared compared && compared.operator().equals("=")
                ? Stream.of(Mirrored.asIs(compared), Mirrored.turned(compared))
                        .flatMap(each -> rewriting(original, term.block(), compared.span(), each).stream()).limit(1)
                : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Span term, Mirrored mirrored) {
        Optional<Beginning> beginning = beginning(original, mirrored.subject());
        Optional<String> text = PlainText.of(original.text(mirrored.value()).strip())
                .filter(each -> !each.isEmpty() && !each.contains("\\"));
        if (beginning.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        Span column = beginning.get().column();
        Optional<TypedColumn> typed = TypedColumn.of(original, column, block, TypedColumn.TEXTS);
        int characters = text.get().codePointCount(0, text.get().length());
        // longer than the beginning it is never equal
        if (typed.isEmpty() || characters > beginning.get().length()) {
            return Optional.empty();
        }
        boolean whole = characters < beginning.get().length();
        String condition = whole ? " = " + PlainText.quoted(text.get())
                : " LIKE " + PlainText.quoted(text.get().replace("%", "\\%").replace("_", "\\_") + "%");
        return Optional.of(Rewriting.sameRows(INFO, original, term, List.of(new Edit(term, original.text(column) + condition)),
                List.of(typed.get().condition(),
                        Condition.toVouch(new Demand.DeterministicCollation(typed.get().table(), typed.get().column()))),
                Gain.PERHAPS));
    }

    private static Optional<Beginning> beginning(Original original, Span span) {
        if (!(original.shape(span) instanceof Shape.Call call)) {
            return Optional.empty();
        }
        List<Span> arguments = call.arguments();
        boolean substring = call.name().equals("substring") || call.name().equals("substr");
        if (call.plain() && call.name().equals("left") && arguments.size() == 2) {
            return length(original, arguments.getLast()).map(length -> new Beginning(arguments.getFirst(), length));
        }
        if (call.plain() && substring && arguments.size() == 3 && original.text(arguments.get(1)).equals("1")) {
            return length(original, arguments.getLast()).map(length -> new Beginning(arguments.getFirst(), length));
        }
        if (substring && arguments.size() == 1) {
            Matcher words = FROM_ONE.matcher(original.text(arguments.getFirst()));
            int start = arguments.getFirst().start();
            return words.matches() ? Optional.of(new Beginning(new Span(start, start + words.end(1)), Integer.parseInt(words.group(2))))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Integer> length(Original original, Span span) {
        String figure = original.text(span);
        return figure.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.parseInt(figure)) : Optional.empty();
    }
}
