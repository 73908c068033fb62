-- The name of a customer
-- Fast by itself. The application asks for a page of orders, and then for the customer of each: a hundred statements for one page.
-- rule: n-plus-one
select name, email from customers where id = 4711
