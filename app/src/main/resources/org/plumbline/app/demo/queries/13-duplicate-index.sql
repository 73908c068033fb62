-- A customer by e-mail
-- Fast, and its table has two indexes on the e-mail: each write keeps both up.
-- rule: redundant-index
select id, name from customers where email = 'Ada4710@example.com'
