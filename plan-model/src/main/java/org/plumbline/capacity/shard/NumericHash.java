package org.plumbline.capacity.shard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// `hash_numeric`: the digits to base 10,000 without zeros at either end, as 16-bit integers, and the weight of the first.
/// Equal numbers have one hash, whatever their scale; zero has -1, NaN 0 (with a seed: seed - 1 and seed).
final class NumericHash implements LongUnaryOperator {
    private static final int DIGIT = 4;
    private static final BigInteger BASE = BigInteger.valueOf(10_000);
    private static final int MOST_DIGITS = 131_072;

    /// Little-endian.
    private final byte[] digits;
    /// The exponent of the first digit to base 10,000.
    private final int weight;

    private NumericHash(byte[] digits, int weight) {
        this.digits = digits;
        this.weight = weight;
    }

    /// @throws IllegalArgumentException when it is no number, or larger than PostgreSQL's largest
    static LongUnaryOperator of(String text) {
        if (isSpecial(text)) {
            return seed -> seed;
        }
        BigDecimal number = new BigDecimal(text);
        if (number.signum() == 0) {
            return seed -> seed - 1;
        }
        BigDecimal plain = number.abs().stripTrailingZeros();
        if (Math.abs((long) plain.scale()) > MOST_DIGITS || plain.precision() > 2 * MOST_DIGITS) {
            throw new IllegalArgumentException(text);
        }
        int fraction = Math.max(0, Math.ceilDiv(plain.scale(), DIGIT));
        BigInteger whole = plain.movePointRight(fraction * DIGIT).toBigIntegerExact();
        List<Integer> digits = new ArrayList<>();
        for (BigInteger rest = whole; rest.signum() > 0; ) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits.add(parts[1].intValue());
            rest = parts[0];
        }
        int weight = digits.size() - 1 - fraction;
        while (digits.getFirst() == 0) {
            digits.removeFirst();
        }
        var bytes = new byte[2 * digits.size()];
        for (int i = 0; i < digits.size(); i++) {
            int digit = digits.get(digits.size() - 1 - i);
            bytes[2 * i] = (byte) digit;
            bytes[2 * i + 1] = (byte) (digit >> 8);
        }
        return new NumericHash(bytes, weight);
    }

    /// Whether it is none that has digits.
    static boolean isSpecial(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    @Override
    public long applyAsLong(long seed) {
        return PostgresHash.bytes(digits, seed) ^ weight;
    }
}
