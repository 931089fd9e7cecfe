"""What helps cost: seen by the WJH and the ASD lead, kept by the WJH of the team."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  hze:costs                        -            403 403 200 200 200 403 403 403 403 403 403 403 302
GET  hze:costs_csv                    -            403 403 200 200 200 403 403 403 403 403 403 403 302
GET  hze:help_costs                   priced       403 403 200 200 200 403 403 403 403 403 403 403 302
GET  hze:help_costs                   course       403 403 200 200 200 403 403 403 403 403 403 403 302
GET  hze:add_contribution             priced       403 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:add_contribution             priced       403 403 403 422 422 404 404 404 404 404 404 404 302
GET  hze:end_contribution             contribution 403 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:end_contribution             contribution 403 403 403 422 422 404 404 404 404 404 404 404 302
GET  hze:record_jurisdiction          priced       403 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:record_jurisdiction          priced       403 403 403 422 422 404 404 404 404 404 404 404 302
GET  hze:add_reimbursement            priced       403 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:add_reimbursement            priced       403 403 403 422 422 404 404 404 404 404 404 404 302
GET  hze:move_reimbursement           reimbursement 403 403 403 200 200 404 404 404 404 404 404 404 302
POST hze:move_reimbursement           reimbursement 403 403 403 422 422 404 404 404 404 404 404 404 302
"""
