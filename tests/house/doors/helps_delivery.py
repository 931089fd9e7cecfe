"""Stunden und Berichte: kept by who works on the case and the WJH, read by the team, told by the provider's link."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  hze:delivery                     running      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:delivery                     help         200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:delivery                     course       404 404 404 404 404 404 404 404 404 404 404 404 302
GET  hze:record_start                 running      200 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:record_start                 running      422 403 403 422 422 404 404 404 404 404 404 404 302
GET  hze:add_worker                   running      200 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:add_worker                   running      422 403 403 422 422 404 404 404 404 404 404 404 302
GET  hze:end_worker                   running_worker 200 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:end_worker                   running_worker 422 403 403 422 422 404 404 404 404 404 404 404 302
GET  hze:type_statement               running_month 200 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:type_statement               running_month 422 403 403 422 422 404 404 404 404 404 404 404 302
POST hze:check_statement              running_statement 302 403 403 302 302 404 404 404 404 404 404 404 302
GET  hze:return_statement             running_statement 200 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:return_statement             running_statement 422 403 403 422 422 404 404 404 404 404 404 404 302
GET  hze:receive_report               running_report 200 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:receive_report               running_report 422 403 403 422 422 404 404 404 404 404 404 404 302
GET  hze:help_report_file             running_report_file 200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:send_help_link               running      200 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:send_help_link               running      422 403 403 422 422 404 404 404 404 404 404 404 302
POST hze:revoke_help_link             running      302 403 403 302 302 404 404 404 404 404 404 404 302
# the provider without an account: whoever has the link
GET  hze:provider_start               help_token   200 200 200 200 200 200 200 200 200 200 200 200 200
GET  hze:provider_start               closed_help_token 404 404 404 404 404 404 404 404 404 404 404 404 404
GET  hze:provider_help                help_token   200 200 200 200 200 200 200 200 200 200 200 200 200
GET  hze:provider_help                closed_help_token 404 404 404 404 404 404 404 404 404 404 404 404 404
GET  hze:provider_statement           help_token_month 200 200 200 200 200 200 200 200 200 200 200 200 200
POST hze:provider_statement           help_token_month 422 422 422 422 422 422 422 422 422 422 422 422 422
POST hze:provider_statement           closed_token_month 404 404 404 404 404 404 404 404 404 404 404 404 404
GET  hze:provider_report              help_token_report 200 200 200 200 200 200 200 200 200 200 200 200 200
POST hze:provider_report              help_token_report 422 422 422 422 422 422 422 422 422 422 422 422 422
"""
