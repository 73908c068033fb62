package org.plumbline.advice.rule;

import org.plumbline.advice.Severity;
import org.plumbline.health.HealthFinding;
import org.plumbline.health.NumbersNearEnd;

/// The numbers of a key, or of the sequence that fills it, are nearly used up: the day they are, every insert fails.
///
///     orders.id integer, highest 1960000000 of 2147483647
public final class NumbersRunOut extends HealthRule {
    public NumbersRunOut() {
        super("numbers-run-out", "Numbers of a key run out", new NumbersNearEnd());
    }

    @Override
    Severity severity(HealthFinding finding) {
        return finding.severity();
    }
}
