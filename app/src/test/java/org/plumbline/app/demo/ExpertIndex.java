package org.plumbline.app.demo;

import java.util.List;

/// A statement such as an application sends to the demo shop, and the index that an expert would name for it.
///
/// @param name what it is about
/// @param sql without parameters, as a GIN or GiST index is for the values that it is asked for
/// @param index as `CREATE INDEX` has it behind ON
record ExpertIndex(String name, String sql, String index) {
    static List<ExpertIndex> all() {
        return List.of(
                new ExpertIndex("order and limit", "SELECT id, name, price FROM products WHERE category = 'garden' ORDER BY price LIMIT 10",
                        "public.products (category, price)"),
                new ExpertIndex("partial", "SELECT id, customer_id FROM orders WHERE status = 'disputed' ORDER BY created_at LIMIT 20",
                        "public.orders (created_at) WHERE status = 'disputed'::text"),
                new ExpertIndex("jsonb", "SELECT id, name FROM products "
                        + "WHERE attributes @> '{\"material\": \"cork\", \"colour\": \"RAL 1042\"}'",
                        "public.products USING gin (attributes jsonb_path_ops)"),
                new ExpertIndex("trigram", "SELECT id, name FROM customers WHERE email ILIKE '%hanna1237%'",
                        "public.customers USING gin (email gin_trgm_ops)"),
                new ExpertIndex("array", "SELECT id, name FROM products WHERE tags @> ARRAY['maker 26', 'sale']",
                        "public.products USING gin (tags)"),
                new ExpertIndex("range", "SELECT id, name FROM products WHERE offered @> date '2024-03-01'",
                        "public.products USING gist (offered)"),
                new ExpertIndex("nearest", "SELECT id, name FROM customers ORDER BY location <-> point(48.85, 2.35) LIMIT 5",
                        "public.customers USING gist (location)"),
                new ExpertIndex("equality and order", "SELECT id, amount FROM payments "
                        + "WHERE method = 'invoice' ORDER BY paid_at DESC LIMIT 50",
                        "public.payments (method, paid_at)"),
                new ExpertIndex("join and filter", "SELECT p.amount, p.paid_at FROM orders o JOIN payments p ON p.order_id = o.id"
                        + " WHERE o.customer_id = 47", "public.payments (order_id)"),
                new ExpertIndex("expression", "SELECT id, name FROM customers WHERE lower(email) = 'ada10@example.com'",
                        "public.customers ((lower(email)))"));
    }
}
