package org.plumbline.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/// An ordered, immutable map from PostgreSQL's JSON keys to their values. A list and an array, as a plan may have a hundred thousand of
/// them, most with the same keys.
public final class Attributes {
    public static final Attributes NONE = new Attributes(List.of(), new AttributeValue[0]);

    private final List<String> keys;
    private final AttributeValue[] values;

    private Attributes(List<String> keys, AttributeValue[] values) {
        this.keys = keys;
        this.values = values;
    }

    public static Attributes of(Map<String, AttributeValue> entries) {
        return entries.isEmpty()
                ? NONE
                : new Attributes(List.copyOf(entries.keySet()), entries.values().toArray(AttributeValue[]::new));
    }

    /// Keys and their values, pairwise.
    ///
    /// @param keys all different; an unmodifiable list (`List.copyOf`) is kept as it is, so that many can share it
    public static Attributes of(List<String> keys, List<AttributeValue> values) {
        if (keys.size() != values.size()) {
            throw new IllegalArgumentException(keys.size() + " keys, " + values.size() + " values");
        }
        return keys.isEmpty() ? NONE : new Attributes(List.copyOf(keys), values.toArray(AttributeValue[]::new));
    }

    public int size() {
        return keys.size();
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    public List<String> keys() {
        return keys;
    }

    public Optional<AttributeValue> get(String key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).equals(key)) {
                return Optional.of(values[i]);
            }
        }
        return Optional.empty();
    }

    /// The text under this key; none where there is none or it is not a text.
    public Optional<String> text(String key) {
        return get(key).map(value -> value instanceof AttributeValue.Text(String text) ? text : null);
    }

    /// The whole number under this key; none where there is none or it is not one.
    public OptionalLong whole(String key) {
        return get(key).orElse(null) instanceof AttributeValue.Whole(long number) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /// The number under this key, whole or not; none where there is none.
    public OptionalDouble number(String key) {
        return switch (get(key).orElse(null)) {
            case AttributeValue.Whole(long number) -> OptionalDouble.of(number);
            case AttributeValue.Decimal(double number) -> OptionalDouble.of(number);
            case null, default -> OptionalDouble.empty();
        };
    }

    /// The group under this key; an empty one where there is none.
    public Attributes group(String key) {
        return get(key).orElse(null) instanceof AttributeValue.Group(Attributes inner) ? inner : NONE;
    }

    /// The texts under this key: a list's, or a single text as a list of one; empty where there is neither.
    public List<String> texts(String key) {
        return switch (get(key).orElse(null)) {
            case AttributeValue.Text(String text) -> List.of(text);
            case AttributeValue.Items(List<AttributeValue> items) -> items.stream()
                    .filter(AttributeValue.Text.class::isInstance)
                    .map(item -> ((AttributeValue.Text) item).text())
                    .toList();
            case null, default -> List.of();
        };
    }

    public void forEach(BiConsumer<String, AttributeValue> action) {
        for (int i = 0; i < keys.size(); i++) {
            action.accept(keys.get(i), values[i]);
        }
    }

    public Map<String, AttributeValue> asMap() {
        var map = new LinkedHashMap<String, AttributeValue>();
        forEach(map::put);
        return map;
    }

    /// Equal when the same keys have the same values, in whatever order.
    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes that && keys.size() == that.keys.size() && asMap().equals(that.asMap());
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < keys.size(); i++) {
            hash += keys.get(i).hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
