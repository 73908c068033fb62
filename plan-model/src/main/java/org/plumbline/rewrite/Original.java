package org.plumbline.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.plan.Target;
import org.plumbline.sql.block.NotUnderstood;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.ShapeReader;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.block.StatementReader;

/// A statement as it is before any rewrite, cut into its parts.
public final class Original {
    private final String sql;
    private final List<Piece> pieces;
    private final QueryBlock statement;
    private final Schema schema;
    private final ShapeReader shapes;
    private final Names names;

    private Original(String sql, List<Piece> pieces, QueryBlock statement, Schema schema) {
        this.sql = sql;
        this.pieces = List.copyOf(pieces);
        this.statement = statement;
        this.schema = schema;
        shapes = new ShapeReader(pieces);
        names = new Names(this);
    }

    /// Reads one statement.
    ///
    /// @param schema what is known of its tables
    /// @throws NotUnderstood with a sentence, where it cannot be cut into its parts
    public static Original of(String sql, Schema schema) throws NotUnderstood {
        List<Piece> pieces = Piece.of(sql);
        return new Original(sql, pieces, StatementReader.read(pieces), schema);
    }

    /// The tables that a statement names, each once, as it names them.
    ///
    /// @throws NotUnderstood with a sentence, where it cannot be cut into its parts
    public static List<Target> tables(String sql) throws NotUnderstood {
        return StatementReader.read(Piece.of(sql)).all().stream()
                .flatMap(block -> Stream.concat(block.references().stream(), block.target().stream()))
                .filter(reference -> reference.kind() == Reference.Kind.TABLE && reference.withQuery().isEmpty())
                .map(reference -> new Target(reference.schema(), Optional.of(reference.name()), Optional.empty())).distinct().toList();
    }

    public String sql() {
        return sql;
    }

    /// All of it but spaces and comments.
    List<Piece> pieces() {
        return pieces;
    }

    /// Its outermost block.
    public QueryBlock statement() {
        return statement;
    }

    public Schema schema() {
        return schema;
    }

    public Names names() {
        return names;
    }

    /// What stands there, as it is written; a comment that would swallow what is put behind it is ended.
    public String text(Span span) {
        String text = sql.substring(span.start(), span.end());
        return Edit.endsInComment(text) ? text + "\n" : text;
    }

    /// Where the last thing before this place ends that is neither space nor comment.
    int endBefore(int place) {
        return pieces.stream().map(Piece::span).filter(span -> span.end() <= place).mapToInt(Span::end).max().orElse(0);
    }

    /// What stands there with these changes, all of them within it.
    String text(Span span, List<Edit> edits) {
        return Edit.apply(text(span), edits.stream().map(edit -> new Edit(
                new Span(edit.span().start() - span.start(), edit.span().end() - span.start()), edit.text())).toList());
    }

    /// The last thing before this place that is neither space nor comment, in lower case; empty at the start.
    String before(int place) {
        int end = endBefore(place);
        return pieces.stream().filter(piece -> piece.span().end() == end).map(piece -> piece.token().text().toLowerCase(Locale.ROOT))
                .findFirst().orElse("");
    }

    /// What stands there is at its outermost.
    public Shape shape(Span span) {
        return shapes.read(span);
    }

    /// A condition of one of its blocks: what AND ties to others.
    ///
    /// @param span where it stands
    /// @param shape what it is at its outermost
    public record Term(QueryBlock block, Span span, Shape shape) {}

    /// Every condition in WHERE and ON, those of the outer blocks first.
    public Stream<Term> conditions() {
        return terms(QueryBlock::conditions);
    }

    /// Every condition in WHERE, likewise.
    public Stream<Term> whereTerms() {
        return terms(QueryBlock::whereTerms);
    }

    private Stream<Term> terms(Function<QueryBlock, List<QueryPart>> parts) {
        return statement.all().stream().flatMap(block -> parts.apply(block).stream().filter(part -> part.among().isEmpty())
                .map(part -> new Term(block, part.span(), shape(part.span()))));
    }

    /// Every SELECT of it, the outer ones first.
    public List<QueryBlock> selects() {
        return statement.all().stream().filter(block -> !block.selected().isEmpty() && block.command().isEmpty()).toList();
    }

    /// The query in these parentheses.
    public Optional<QueryBlock> query(Span parentheses) {
        return statement.all().stream().filter(block -> block.role() != QueryBlock.Role.ARM
                && block.span().equals(parentheses)).findFirst();
    }

    /// The queries that stand in this part and in no other query there.
    public List<QueryBlock> queriesIn(Span part) {
        List<QueryBlock> inside = statement.all().stream()
                .filter(block -> part.covers(block.span()) && block.role() != QueryBlock.Role.ARM).toList();
        return inside.stream().filter(block -> inside.stream().noneMatch(other -> other != block && block.isIn(other))).toList();
    }
}
