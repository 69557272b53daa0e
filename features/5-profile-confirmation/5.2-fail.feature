Feature: After a failed confirmation
  SWRA513C section 5.2. In a mode with an access point, the phone can return to the device AP and read the result of
  the last attempt. When only the delivery of the result had failed, this GET delivers it. The device then reports
  success to the host.

  Rule: PROV-5.2-04 A late GET of the result turns failed feedback into success

    @PROV-5.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-04/1 During <process>, a late GET of the result leads to success
      Given <process> has failed to deliver the result
      And the phone joins the device AP
      Then the phone reads the result feedback failed (4) or success (5)
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |

      Examples: with other options
        | process                                 |
        | AP provisioning from role AP to role AP |

  Rule: PROV-5.2-05 A failed connection does not become a success

    @PROV-5.2-05 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-05/1 When AP provisioning <moment>, a GET of the result leads to no success
      Given AP provisioning <moment>
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | moment                          |
        | has failed to find the network  |
        | has failed to connect           |
        | has failed to get an IP address |

  Rule: PROV-5.2-06 In SmartConfig mode no device AP delivers a late result

    @PROV-5.2-06 @needs-phone @needs-network @needs-smartconfig @needs-wifi-scan
    Scenario: PROV-5.2-06/1 The phone sees no device AP after SmartConfig provisioning has failed to connect
      Given SmartConfig provisioning has failed to connect
      Then the phone does not see the device AP

  Rule: PROV-7.2-24 Success can follow failed feedback

    @PROV-7.2-24 @needs-phone @needs-network
    Scenario: PROV-7.2-24/1 The suite records what follows a late GET of the result
      Given AP provisioning has failed to deliver the result
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the suite records what the host receives within the while after the start (10 s)
