"""The circle of a resource check: consents, who takes part, the sheet for colleagues and for partners by link."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# consents of the family: whoever works on the case records them, everybody of the team takes a revocation down
GET  cases:consents                   in_circle    200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:consents                   closed       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:consents                   in_circle    422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:revoke_consent             consent      200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:revoke_consent             consent      422 422 422 404 404 404 404 404 404 404 404 404 302
# the circle in the file
GET  cases:circle                     in_circle    200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:circle                     intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:circle                     classified   200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:invite_colleague           in_circle    200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:invite_colleague           in_circle    422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:invite_to_circle           in_circle    200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:invite_to_circle           in_circle    422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:ask_circle                 in_circle    200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:ask_circle                 in_circle    302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:circle_preview             in_circle    200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:circle_preview             intake       404 404 404 404 404 404 404 404 404 404 404 404 302
GET  cases:circle_paper               in_circle    200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:circle_member              circle_member  200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:circle_member              circle_partner 200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:circle_member              circle_gone  200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:change_circle_basis        circle_member  200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:change_circle_basis        circle_member  302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:send_circle_link           circle_partner 200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:send_circle_link           circle_partner 422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:send_circle_link           circle_gone  422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:revoke_circle_link         circle_partner 200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:revoke_circle_link         circle_partner 302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:remove_from_circle         circle_partner 200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:remove_from_circle         circle_partner 302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:take_proposal              circle_proposal 200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:take_proposal              circle_proposal 422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:decline_proposal           circle_proposal 200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:decline_proposal           circle_proposal 302 403 403 404 404 404 404 404 404 404 404 404 302
# colleagues of other departments: their own invitations while the check runs, never the case
GET  cases:invitations                -            403 403 403 200 200 200 200 200 403 403 403 403 302
GET  cases:invitation                 invitation   403 403 403 404 404 404 200 404 403 403 403 403 302
GET  cases:propose_invited            invitation   403 403 403 404 404 404 200 404 403 403 403 403 302
POST cases:propose_invited            invitation   403 403 403 404 404 404 422 404 403 403 403 403 302
GET  cases:invitation_paper           invitation   403 403 403 404 404 404 200 404 403 403 403 403 302
# partners without an account: whoever has the link
GET  cases:circle_start               circle_token 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  cases:circle_start               closed_circle_token 404 404 404 404 404 404 404 404 404 404 404 404 404
GET  cases:circle_sheet               circle_token 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  cases:circle_sheet               closed_circle_token 404 404 404 404 404 404 404 404 404 404 404 404 404
GET  cases:propose_by_token           circle_token 200 200 200 200 200 200 200 200 200 200 200 200 200
POST cases:propose_by_token           circle_token 422 422 422 422 422 422 422 422 422 422 422 422 422
GET  cases:circle_sheet_paper         circle_token 200 200 200 200 200 200 200 200 200 200 200 200 200
"""
