package org.plumbline.plan;

import java.util.List;

/// A value as PostgreSQL's JSON types it.
public sealed interface AttributeValue {
    record Text(String text) implements AttributeValue {}

    record Whole(long number) implements AttributeValue {}

    record Decimal(double number) implements AttributeValue {}

    record Flag(boolean set) implements AttributeValue {}

    record Items(List<AttributeValue> items) implements AttributeValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Group(Attributes attributes) implements AttributeValue {}
}
