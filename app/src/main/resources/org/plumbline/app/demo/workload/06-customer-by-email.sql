-- Log-in by an e-mail in any case.
--: values
select 'ada' || 10 * i || '@example.com' from generate_series(1, 30) i
--: statement
select id, name from customers where lower(email) = ?
