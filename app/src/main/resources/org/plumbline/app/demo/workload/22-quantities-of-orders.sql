-- A join from which nothing is taken.
--: values
select scaled(500000) / 2, scaled(500000) / 2 + 30000 from generate_series(1, 2)
--: statement
select i.order_id, sum(i.quantity) from order_items i join products p on p.id = i.product_id
where i.order_id between ? and ? group by i.order_id
