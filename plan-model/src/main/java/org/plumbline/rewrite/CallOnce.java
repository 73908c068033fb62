package org.plumbline.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.sql.Calls;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A function of one's own that is called with constants is called once instead of for each row.
///
///     WHERE tenant_id = current_tenant()
///     WHERE tenant_id = (SELECT current_tenant())
///
/// A function of which nothing is said is VOLATILE: it is called for each row, and no index is searched for what it returns.
final class CallOnce implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("call-once", "A function of constants is called once");
    /// PostgreSQL's own that give something else each time, or that somebody waits for (`provolatile = 'v'`), beside those that begin with
    /// `pg_`.
    private static final Set<String> VOLATILE = Set.of(
            "clock_timestamp", "currval", "current_query", "gen_random_uuid", "lastval", "lo_create", "lo_export",
            "lo_get", "lo_import", "lo_put", "lo_unlink", "nextval", "query_to_xml", "random", "random_normal", "set_config",
            "setseed", "setval", "timeofday", "ts_rewrite", "txid_current", "txid_status", "uuidv4", "uuidv7", "uuid_generate_v1",
            "uuid_generate_v1mc", "uuid_generate_v4");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.conditions().flatMap(term -> term.shape() instanceof Shape.Compared compared
                ? Stream.of(Mirrored.asIs(compared), Mirrored.turned(compared))
                        .flatMap(each -> rewriting(original, term.block(), each).stream())
                : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Mirrored mirrored) {
        boolean readsColumn = original.names().read(mirrored.subject(), block).filter(read -> !read.isEmpty()).isPresent();
        if (!readsColumn || !(original.shape(mirrored.value()) instanceof Shape.Call call) || !call.plain()
                || !call.arguments().stream().allMatch(argument -> isConstant(original, argument))) {
            return Optional.empty();
        }
        String text = original.text(call.span());
        String function = text.substring(0, Math.max(0, text.indexOf('('))).strip();
        String name = call.name();
        boolean own = !KnownCalls.isRepeatable(name) && !VOLATILE.contains(name) && !name.startsWith("pg_") && !Calls.isAggregate(name)
                && !function.isEmpty() && !function.toLowerCase(Locale.ROOT).startsWith("pg_catalog");
        return own ? Optional.of(Rewriting.sameRows(INFO, original, call.span(),
                List.of(Edit.before(call.span().start(), "(SELECT "), Edit.before(call.span().end(), ")")),
                List.of(Condition.toVouch(new Demand.Repeatable(function))), Gain.PERHAPS)) : Optional.empty();
    }

    private static boolean isConstant(Original original, Span span) {
        return switch (original.shape(span)) {
            case Shape.Literal _, Shape.Parameter _ -> true;
            case Shape.Cast cast -> isConstant(original, cast.inner());
            default -> false;
        };
    }
}
