package org.plumbline.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.sql.block.NotUnderstood;

/// Every rewrite, by name. A new one is added here, and nowhere else in the product.
public final class RewriteBook {
    /// Subqueries, joins and groups.
    private static final List<Rewrite> QUERIES = List.of(
            new CountToExists(),
            new NotInToNotExists(),
            new LeftJoinToNotExists(),
            new InToExists(),
            new ExistsToIn(),
            new AggregateToJoin(),
            new SubqueriesToLateral(),
            new MaxToDistinctOn(),
            new RowNumberToDistinctOn(),
            new RowNumberToLateral(),
            new LateralToDistinctOn(),
            new AggregateBeforeJoin(),
            new DistinctJoinToExists(),
            new NeedlessDistinct(),
            new DistinctInSubquery(),
            new NeedlessOrder(),
            new NeedlessJoin(),
            new WithMaterialized());

    /// Conditions, lists and pages.
    private static final List<Rewrite> PREDICATES = List.of(
            new OrToUnion(),
            new UnionToUnionAll(),
            new OffsetToKeyset(),
            new LateRows(),
            new TimePartToRange(),
            new TimeSumToOtherSide(),
            new LikeWithoutWildcard(),
            new BeginningToLike(),
            new CastColumnToConstant(),
            new CastParameterToColumn(),
            new LongListToValues(),
            new NotInNull(),
            new CallOnce());

    /// Statements that a program sends again and again.
    private static final List<Rewrite> PROGRAMS = List.of(
            new LookUpTogether(),
            new InsertTogether());

    private RewriteBook() {}

    public static List<Rewrite> all() {
        return Stream.of(QUERIES, PREDICATES, PROGRAMS).flatMap(List::stream).toList();
    }

    /// Each way to write a statement otherwise, in the book's order.
    ///
    /// @throws NotUnderstood with a sentence, where it cannot be cut into its parts
    public static List<Rewriting> rewritings(String sql, Schema schema) throws NotUnderstood {
        return rewritings(Original.of(sql, schema));
    }

    /// Likewise of a statement that was cut into its parts before.
    public static List<Rewriting> rewritings(Original original) {
        var found = new ArrayList<Rewriting>();
        for (Rewrite rewrite : all()) {
            found.addAll(rewrite.of(original));
        }
        return List.copyOf(found);
    }

    /// What a rewrite does, when it is the same and when it does not help: Markdown.
    public static String page(RewriteInfo info) {
        try (InputStream page = RewriteBook.class.getResourceAsStream(info.id() + ".md")) {
            if (page == null) {
                throw new IllegalStateException("no page for " + info.id());
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
