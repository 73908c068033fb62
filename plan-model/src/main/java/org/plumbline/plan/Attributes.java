package org.plumbline.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/// An ordered, immutable map from PostgreSQL's JSON keys to their values. Two arrays, as a plan may have a hundred thousand of them.
public final class Attributes {
    public static final Attributes NONE = new Attributes(new String[0], new AttributeValue[0]);

    private final String[] keys;
    private final AttributeValue[] values;

    private Attributes(String[] keys, AttributeValue[] values) {
        this.keys = keys;
        this.values = values;
    }

    public static Attributes of(Map<String, AttributeValue> entries) {
        return entries.isEmpty()
                ? NONE
                : new Attributes(entries.keySet().toArray(String[]::new), entries.values().toArray(AttributeValue[]::new));
    }

    /// Keys and their values, pairwise.
    ///
    /// @param keys all different
    public static Attributes of(List<String> keys, List<AttributeValue> values) {
        if (keys.size() != values.size()) {
            throw new IllegalArgumentException(keys.size() + " keys, " + values.size() + " values");
        }
        return keys.isEmpty() ? NONE : new Attributes(keys.toArray(String[]::new), values.toArray(AttributeValue[]::new));
    }

    public int size() {
        return keys.length;
    }

    public boolean isEmpty() {
        return keys.length == 0;
    }

    public List<String> keys() {
        return List.of(keys);
    }

    public Optional<AttributeValue> get(String key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
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
        for (int i = 0; i < keys.length; i++) {
            action.accept(keys[i], values[i]);
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
        return other instanceof Attributes that && keys.length == that.keys.length && asMap().equals(that.asMap());
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < keys.length; i++) {
            hash += keys[i].hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
