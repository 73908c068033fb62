package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.rewrite.proof.ProofBench.Answer;

/// Whether two answers are the same.
enum Comparison {
    /// The same rows as often, in an order that the first may have had too.
    SAME,
    /// Both fail.
    BOTH_FAIL,
    DIFFERENT;

    static Comparison of(Answer first, Answer second) {
        return switch (first) {
            case Answer.Failed _ -> second instanceof Answer.Failed ? BOTH_FAIL : DIFFERENT;
            case Answer.Rows one -> second instanceof Answer.Rows other && (one.keys().isEmpty() ? sameRows(one.rows(), other.rows())
                    : sameOrder(one, other.rows())) ? SAME : DIFFERENT;
        };
    }

    /// Rows with the same sort keys may come in any order: each stretch of them has to have the same rows in the other.
    private static boolean sameOrder(Answer.Rows first, List<String> second) {
        if (first.rows().size() != second.size()) {
            return false;
        }
        for (int start = 0; start < second.size();) {
            int end = start + 1;
            while (end < second.size() && first.keys().get(end).equals(first.keys().get(start))) {
                end++;
            }
            if (!sameRows(first.rows().subList(start, end), second.subList(start, end))) {
                return false;
            }
            start = end;
        }
        return true;
    }

    private static boolean sameRows(List<String> one, List<String> other) {
        return one.size() == other.size() && one.stream().sorted().toList().equals(other.stream().sorted().toList());
    }

    /// The rows of one that the other has not, or not so often.
    static List<String> missing(Answer of, Answer in) {
        if (!(of instanceof Answer.Rows rows)) {
            return List.of();
        }
        var missing = new ArrayList<>(rows.rows());
        if (in instanceof Answer.Rows others) {
            others.rows().forEach(missing::remove);
        }
        return List.copyOf(missing);
    }
}
