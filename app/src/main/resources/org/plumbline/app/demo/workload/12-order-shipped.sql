-- Nor with this one.
--: values
select scaled(600000) - i from generate_series(0, 299) i
--: statement
update orders set status = 'shipped' where id = ?
