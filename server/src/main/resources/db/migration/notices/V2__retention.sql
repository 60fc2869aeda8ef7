-- What has left, or needs not leave any more, is deleted after a time; notices and read receipts stay.
grant delete on notices.outbox to qingyuan_app;
create index outbox_done on notices.outbox (done_at) where state in ('SENT', 'DROPPED');
