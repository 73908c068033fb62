package org.plumbline.plan.compare;

/// How much of what two plans are compared by: nanoseconds, blocks or cost. Below 0 it is a saving.
public record Amount(Basis basis, double value) {
    Amount minus(Amount other) {
        return new Amount(basis, value - other.value);
    }

    public Amount size() {
        return new Amount(basis, Math.abs(value));
    }
}
