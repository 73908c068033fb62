package org.plumbline.plan.compare;

import java.util.Optional;
import org.plumbline.plan.Plan;
import org.plumbline.plan.digest.NormalisedStatement;

/// Whether two plans are of one statement, values aside.
public enum SameStatement {
    YES,
    NO,
    /// A plan does not carry its statement.
    UNKNOWN;

    static SameStatement of(Plan before, Plan after) {
        Optional<Long> one = before.origin().query().map(NormalisedStatement::of).map(NormalisedStatement::fingerprint);
        Optional<Long> other = after.origin().query().map(NormalisedStatement::of).map(NormalisedStatement::fingerprint);
        return one.isEmpty() || other.isEmpty() ? UNKNOWN : one.equals(other) ? YES : NO;
    }
}
