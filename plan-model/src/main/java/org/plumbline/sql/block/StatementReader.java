package org.plumbline.sql.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.QueryBlock.SetOperator;

/// Cuts a statement into its blocks and their parts, by PostgreSQL's grammar (gram.y) as far as that tells where each part is. Expressions
/// are not looked into, apart from the queries in them.
public final class StatementReader {
    private static final int DEEPEST = 150;
    private static final Set<String> PLANNED = Set.of("select", "values", "with", "insert", "update", "delete", "merge");

    private final Cursor cursor;
    private final PartReader parts;
    private final TailReader tail;
    private final FromReader from;
    private int depth;

    private StatementReader(List<Piece> pieces) {
        cursor = new Cursor(pieces);
        parts = new PartReader(cursor, this);
        tail = new TailReader(cursor, parts);
        from = new FromReader(cursor, this, parts);
    }

    /// The statement's outermost block.
    ///
    /// @throws NotUnderstood with a sentence, where it has none or does not follow the grammar
    public static QueryBlock read(List<Piece> pieces) throws NotUnderstood {
        var reader = new StatementReader(pieces);
        reader.skipHead();
        QueryBlock statement = reader.query(Optional.empty(), Role.STATEMENT);
        if (!reader.cursor.ended()) {
            // `CREATE TABLE ... AS ... WITH NO DATA` and `ON CONFLICT` are behind what a plan knows of.
            if (!reader.cursor.isWord("with")) {
                throw new NotUnderstood("“" + reader.cursor.here().token().text() + "” was not expected there");
            }
        }
        return statement;
    }

    /// `EXPLAIN (...)`, `PREPARE x AS`, `CREATE TABLE x AS`, `DECLARE c CURSOR FOR`.
    private void skipHead() throws NotUnderstood {
        boolean explained = cursor.accept("explain");
        if (explained && cursor.here().is("(") && !cursor.opensQuery()) {
            cursor.skipBracket();
        }
        while (!cursor.ended() && !begins()) {
            if (cursor.here().opens()) {
                cursor.skipBracket();
            } else {
                cursor.next();
            }
        }
        if (cursor.ended()) {
            throw new NotUnderstood("there is no query in it");
        }
    }

    private boolean begins() {
        String word = cursor.here().token().text().toLowerCase(Locale.ROOT);
        // `TABLE x` is a query, but not in `CREATE TABLE x`.
        boolean table = word.equals("table") && cursor.peek(1).isName()
                && (cursor.index() == 0 || cursor.before().is(")") || cursor.before().isWord("as") || cursor.before().isWord("for")
                || cursor.before().isWord("explain") || cursor.before().isWord("analyze") || cursor.before().isWord("verbose"));
        return table || cursor.opensQuery() || (PLANNED.contains(word) && !(word.equals("with") && cursor.peek(1).is("(")));
    }

    /// The query that begins here, up to what it does not know. In an expression or FROM its parenthesis is the caller's.
    QueryBlock query(Optional<QueryBlock> parent, Role role) throws NotUnderstood {
        if (++depth > DEEPEST) {
            throw new NotUnderstood("it is nested too deeply");
        }
        var block = new QueryBlock(parent, role);
        int start = cursor.index();
        if (cursor.isWord("with")) {
            with(block);
        }
        switch (cursor.here().token().text().toLowerCase(Locale.ROOT)) {
            case "insert" -> insert(block);
            case "update" -> update(block);
            case "delete" -> delete(block);
            case "merge" -> merge(block);
            default -> tied(block);
        }
        block.span = cursor.span(start, Math.max(start + 1, cursor.index()));
        depth--;
        return block;
    }

    /// A query in parentheses, the cursor at the opening one. Its span has them.
    QueryBlock queryInParentheses(QueryBlock parent, Role role) throws NotUnderstood {
        int start = cursor.index();
        cursor.expect("(");
        QueryBlock block = query(Optional.of(parent), role);
        cursor.expect(")");
        block.span = cursor.span(start, cursor.index());
        return block;
    }

    private void with(QueryBlock block) throws NotUnderstood {
        cursor.expect("with");
        boolean recursive = cursor.accept("recursive");
        do {
            int start = cursor.index();
            String name = cursor.qualifiedName().getLast();
            Span nameSpan = cursor.before().span();
            List<String> columns = cursor.here().is("(") ? names() : List.of();
            cursor.expect("as");
            cursor.accept("not");
            cursor.accept("materialized");
            QueryBlock body = queryInParentheses(block, Role.WITH);
            while (!cursor.ended() && !cursor.here().is(",") && (cursor.isWord("search") || cursor.isWord("cycle") || inSearch())) {
                cursor.next();
            }
            block.with.add(new WithQuery(name, columns, nameSpan, cursor.span(start, cursor.index()), body, recursive));
        } while (cursor.accept(","));
    }

    /// Within `SEARCH DEPTH FIRST BY a SET b` or `CYCLE a SET b USING c`.
    private boolean inSearch() {
        int steps = 1;
        while (steps < 30 && !cursor.peek(-steps).is(")")) {
            if (cursor.peek(-steps).isWord("search") || cursor.peek(-steps).isWord("cycle")) {
                return !PLANNED.contains(cursor.here().token().text().toLowerCase(Locale.ROOT));
            }
            steps++;
        }
        return false;
    }

    /// The first words of a list in parentheses: `(a, b integer)`.
    List<String> names() throws NotUnderstood {
        var names = new ArrayList<String>();
        cursor.expect("(");
        while (!cursor.here().is(")")) {
            names.add(cursor.here().name());
            while (!cursor.here().is(",") && !cursor.here().is(")")) {
                if (cursor.here().opens()) {
                    cursor.skipBracket();
                } else if (cursor.ended()) {
                    throw new NotUnderstood("a parenthesis is not closed");
                } else {
                    cursor.next();
                }
            }
            cursor.accept(",");
        }
        cursor.expect(")");
        return names;
    }

    /// Arms with UNION and the like between them, then what holds for all: ORDER BY, LIMIT.
    private void tied(QueryBlock block) throws NotUnderstood {
        arm(block);
        while (cursor.isWord("union") || cursor.isWord("intersect") || cursor.isWord("except")) {
            int start = cursor.index();
            var name = new StringBuilder(cursor.next().token().text().toUpperCase(Locale.ROOT));
            if (cursor.accept("all")) {
                name.append(" ALL");
            } else {
                cursor.accept("distinct");
            }
            block.operators.add(new SetOperator(name.toString(), cursor.span(start, cursor.index())));
            arm(block);
        }
        tail.tail(block);
    }

    private void arm(QueryBlock block) throws NotUnderstood {
        if (cursor.here().is("(")) {
            block.arms.add(queryInParentheses(block, Role.ARM));
            return;
        }
        var arm = new QueryBlock(Optional.of(block), Role.ARM);
        int start = cursor.index();
        if (cursor.isWord("values")) {
            cursor.next();
            parts.values(arm);
            arm.values = Optional.of(cursor.span(start, cursor.index()));
        } else if (cursor.accept("table")) {
            arm.references.add(from.table(arm));
            arm.star = true;
        } else {
            cursor.expect("select");
            select(arm);
        }
        arm.span = cursor.span(start, cursor.index());
        block.arms.add(arm);
    }

    private void select(QueryBlock arm) throws NotUnderstood {
        Span word = cursor.here().span();
        if (cursor.accept("distinct")) {
            arm.distinct = Optional.of(word);
            if (cursor.accept("on")) {
                int start = cursor.index();
                cursor.skipBracket();
                arm.distinct = Optional.of(word.to(cursor.span(start, cursor.index())));
            }
        } else {
            cursor.accept("all");
        }
        parts.selected(arm);
        if (cursor.accept("into")) {
            cursor.accept("temp");
            cursor.accept("table");
            cursor.qualifiedName();
        }
        if (cursor.isWord("from")) {
            from.list(arm);
        }
        parts.conditionsAndGroups(arm);
    }

    private void insert(QueryBlock block) throws NotUnderstood {
        int start = cursor.index();
        cursor.next();
        cursor.expect("into");
        target(block, start, from.target(block));
        if (cursor.here().is("(") && !cursor.opensQuery()) {
            cursor.skipBracket();
        }
        if (cursor.accept("overriding")) {
            cursor.next();
            cursor.expect("value");
        }
        if (cursor.accept("default")) {
            cursor.expect("values");
        } else {
            query(Optional.of(block), Role.SOURCE);
        }
        if (cursor.accept("on")) {
            parts.skipTo("returning");
        }
        parts.returning(block);
    }

    private void update(QueryBlock block) throws NotUnderstood {
        changed(block);
        cursor.expect("set");
        parts.list(block, block.selected);
        if (cursor.isWord("from")) {
            from.list(block);
        }
        parts.conditionsAndGroups(block);
        parts.returning(block);
    }

    private void delete(QueryBlock block) throws NotUnderstood {
        changed(block, "from");
        if (cursor.isWord("using")) {
            from.list(block);
        }
        parts.conditionsAndGroups(block);
        parts.returning(block);
    }

    private void merge(QueryBlock block) throws NotUnderstood {
        changed(block, "into");
        cursor.expect("using");
        from.joined(block);
        parts.skipTo("returning");
        parts.returning(block);
    }

    /// Its first word, those that follow it, and the table, which the rest may refer to.
    private void changed(QueryBlock block, String... words) throws NotUnderstood {
        int start = cursor.index();
        cursor.next();
        for (String word : words) {
            cursor.expect(word);
        }
        target(block, start, from.target(block));
        block.references.add(block.target.orElseThrow());
    }

    private void target(QueryBlock block, int start, Reference target) {
        block.target = Optional.of(target);
        block.command = Optional.of(cursor.at(start).span());
    }
}
