package org.plumbline.sql.block;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.SqlToken.Kind;
import org.plumbline.sql.block.QueryBlock.Role;

/// Reads FROM: tables, functions, subqueries and joins.
final class FromReader {
    private static final Set<String> JOINS = Set.of("join", "inner", "left", "right", "full", "cross", "natural");
    /// Words behind a table that are not its alias.
    private static final Set<String> NO_ALIAS = Set.of(
            "where", "group", "having", "window", "order", "limit", "offset", "fetch", "for", "union", "intersect", "except", "returning",
            "on", "using", "join", "inner", "left", "right", "full", "cross", "natural", "tablesample", "set", "when", "with", "default",
            "values", "select", "overriding", "do", "from");

    private final Cursor cursor;
    private final StatementReader statement;
    private final PartReader parts;
    private int references;

    FromReader(Cursor cursor, StatementReader statement, PartReader parts) {
        this.cursor = cursor;
        this.statement = statement;
        this.parts = parts;
    }

    /// The word that begins it, and what it lists.
    void list(QueryBlock block) throws NotUnderstood {
        int start = cursor.index();
        cursor.next();
        do {
            joined(block);
        } while (cursor.accept(","));
        block.from = Optional.of(cursor.span(start, cursor.index()));
    }

    /// One table and those that JOIN ties to it.
    void joined(QueryBlock block) throws NotUnderstood {
        int first = block.references.size();
        var open = new ArrayDeque<OpenJoin>();
        primary(block);
        while (!cursor.ended()) {
            if (cursor.isWord("on") && !cursor.peek(1).isWord("conflict")) {
                cursor.next();
                int start = cursor.index();
                parts.condition(block, block.conditions, this::ends);
                Optional<Span> condition = cursor.spanIfAny(start, cursor.index());
                OpenJoin join = open.isEmpty() ? null : open.pop();
                if (join != null) {
                    close(block, join, condition, false);
                }
            } else if (cursor.isWord("using") && cursor.peek(1).is("(")) {
                using(block);
                OpenJoin join = open.isEmpty() ? null : open.pop();
                if (join != null) {
                    close(block, join, Optional.empty(), true);
                }
            } else if (isJoin()) {
                join(block, first, open);
            } else {
                return;
            }
        }
    }

    /// A join whose condition is still to come.
    private record OpenJoin(Join.Kind kind, int start, List<Reference> left, List<Reference> right) {}

    private void join(QueryBlock block, int first, Deque<OpenJoin> open) throws NotUnderstood {
        int start = cursor.index();
        boolean natural = cursor.isWord("natural");
        boolean cross = cursor.isWord("cross");
        Join.Kind kind = kind(cursor.peek(natural ? 1 : 0));
        while (!cursor.accept("join")) {
            if (cursor.ended()) {
                throw new NotUnderstood("JOIN was expected at the statement's end");
            }
            cursor.next();
        }
        int left = block.references.size();
        int begin = open.isEmpty() ? first : left - open.peek().right().size();
        primary(block);
        var join = new OpenJoin(kind, start, List.copyOf(block.references.subList(begin, left)),
                List.copyOf(block.references.subList(left, block.references.size())));
        if (natural || cross) {
            close(block, join, Optional.empty(), natural);
        } else {
            open.push(join);
        }
    }

    private void close(QueryBlock block, OpenJoin join, Optional<Span> condition, boolean natural) {
        List<Reference> right = block.references.subList(block.references.indexOf(join.right().getFirst()), block.references.size());
        block.joins.add(new Join(join.kind(), join.left(), right, cursor.span(join.start(), cursor.index()), condition, natural));
    }

    private static Join.Kind kind(Piece word) {
        return switch (word.token().text().toLowerCase(Locale.ROOT)) {
            case "left" -> Join.Kind.LEFT;
            case "right" -> Join.Kind.RIGHT;
            case "full" -> Join.Kind.FULL;
            default -> Join.Kind.INNER;
        };
    }

    private boolean isJoin() {
        return cursor.here().token().kind() == Kind.WORD && JOINS.contains(cursor.here().token().text().toLowerCase(Locale.ROOT));
    }

    /// A join's condition ends before the next join, table or `WHEN` of a MERGE.
    private boolean ends() {
        boolean join = isJoin() && !cursor.peek(1).is("(") && !cursor.before().is(".");
        return join || cursor.here().is(",") || cursor.isWord("on") || cursor.isWord("using")
                || (cursor.isWord("when") && (cursor.peek(1).isWord("matched") || cursor.peek(1).isWord("not")));
    }

    private void using(QueryBlock block) throws NotUnderstood {
        cursor.next();
        cursor.expect("(");
        while (!cursor.accept(")")) {
            int at = cursor.index();
            cursor.next();
            block.conditions.add(new QueryPart(
                    cursor.span(at, at + 1), cursor.text(at, at + 1), Optional.empty(), block, List.copyOf(block.references)));
            cursor.accept(",");
            if (cursor.ended()) {
                throw new NotUnderstood("a parenthesis is not closed");
            }
        }
        if (cursor.isWord("as")) {
            throw new NotUnderstood("a join has an alias of its own");
        }
    }

    private void primary(QueryBlock block) throws NotUnderstood {
        int start = cursor.index();
        cursor.accept("lateral");
        if (cursor.here().is("(") && cursor.opensWholeQuery()) {
            QueryBlock query = statement.queryInParentheses(block, Role.FROM);
            boolean values = query.core().values.isPresent() && query.arms.size() == 1;
            add(block, start, values ? Reference.Kind.VALUES : Reference.Kind.QUERY, List.of(""), Optional.of(query));
        } else if (cursor.accept("(")) {
            joined(block);
            cursor.expect(")");
            if (cursor.isWord("as") || (cursor.here().isName() && isAlias())) {
                throw new NotUnderstood("a join has an alias of its own");
            }
        } else if (cursor.isWord("rows") && cursor.peek(1).isWord("from")) {
            cursor.go(cursor.index() + 2);
            cursor.skipBracket();
            add(block, start, Reference.Kind.FUNCTION, List.of(""), Optional.empty());
        } else {
            cursor.accept("only");
            List<String> name = cursor.qualifiedName();
            if (cursor.here().is("(")) {
                parts.expression(block, () -> !cursor.here().opens());
                add(block, start, Reference.Kind.FUNCTION, name, Optional.empty());
            } else {
                cursor.accept("*");
                add(block, start, Reference.Kind.TABLE, name, Optional.empty());
            }
        }
    }

    private void add(QueryBlock block, int start, Reference.Kind kind, List<String> name, Optional<QueryBlock> query)
            throws NotUnderstood {
        if (cursor.accept("with")) {
            cursor.expect("ordinality");
        }
        block.references.add(named(block, start, kind, name, query));
        if (cursor.accept("tablesample")) {
            cursor.qualifiedName();
            cursor.skipBracket();
            if (cursor.accept("repeatable")) {
                cursor.skipBracket();
            }
        }
    }

    /// The table of `TABLE x`.
    Reference table(QueryBlock block) throws NotUnderstood {
        int start = cursor.index();
        List<String> name = cursor.qualifiedName();
        return reference(block, Reference.Kind.TABLE, name, name.getLast(), List.of(), cursor.span(start, cursor.index()),
                Optional.empty());
    }

    /// The table that a statement changes.
    Reference target(QueryBlock block) throws NotUnderstood {
        cursor.accept("only");
        int start = cursor.index();
        List<String> name = cursor.qualifiedName();
        cursor.accept("*");
        return named(block, start, Reference.Kind.TABLE, name, Optional.empty());
    }

    private Reference named(QueryBlock block, int start, Reference.Kind kind, List<String> name, Optional<QueryBlock> query)
            throws NotUnderstood {
        String alias = name.getLast();
        List<String> columns = List.of();
        boolean as = cursor.accept("as");
        if (as && cursor.here().is("(")) {
            columns = statement.names();
        } else if (as || isAlias()) {
            alias = cursor.next().name();
            columns = cursor.here().is("(") && !cursor.opensQuery() && block.command.isEmpty() && block.role != Role.SOURCE
                    && !isInsertTarget(start) ? statement.names() : List.of();
        }
        return reference(block, kind, name, alias, columns, cursor.span(start, cursor.index()), query);
    }

    /// Behind its alias stand the columns that it inserts, which are no names of its own.
    private boolean isInsertTarget(int start) {
        return start > 0 && cursor.at(start - 1).isWord("into");
    }

    private boolean isAlias() {
        return cursor.here().isName() && (cursor.here().token().kind() == Kind.QUOTED_NAME
                || !NO_ALIAS.contains(cursor.here().token().text().toLowerCase(Locale.ROOT)));
    }

    private Reference reference(QueryBlock block, Reference.Kind kind, List<String> name, String alias, List<String> columns, Span span,
            Optional<QueryBlock> query) {
        var names = new ArrayList<>(name);
        String last = names.removeLast();
        return new Reference(references++, kind, names.isEmpty() ? Optional.empty() : Optional.of(names.getLast()), last, alias, columns,
                span, block, query);
    }
}
