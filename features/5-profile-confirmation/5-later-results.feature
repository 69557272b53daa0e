Feature: Results in later processes and attempts
  SWRA513C chapter 5. A late result, an abort of the external confirmation and the next profile work in each process and
  attempt.

  Rule: PROV-8.3-01 A late result ends each process

    @PROV-8.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-8.3-01/4 During <process>, a late GET of the result ends the process
      Given <process> has failed to deliver the result
      And the device reports nothing else
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                                       |
        | AP provisioning in its second attempt                         |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP+SmartConfig provisioning after a time-out and a reset      |
        | AP provisioning after a reset and a time-out                  |
        | auto-provisioning as an access point after a stop             |
        | external configuration                                        |
        | external configuration after a stop                           |

  Rule: PROV-5-02 The device reports a wrong key each time

    @PROV-5-02 @needs-phone @needs-network
    Scenario Outline: PROV-5-02/6 During <process>, the device reports the same wrong key twice
      Given <process> has a profile to confirm
      And the network "home" has another key
      And the phone requests confirmation
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED

      Examples:
        | process                                                |
        | AP provisioning                                        |
        | AP+SmartConfig provisioning with external confirmation |
        | AP provisioning after a stop                           |

  Rule: PROV-5.1.2-10 An abort leads back to the configuration stage in each process

    @PROV-5.1.2-10 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-5.1.2-10/9 During <process>, a phone adds another profile after the abort
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      When the phone joins the device AP, adds the profile "work" and requests confirmation
      Then the device reports the profile "work"
      And the device reports a failed confirmation

      Examples:
        | process                                                                             |
        | AP provisioning with external confirmation                                          |
        | AP provisioning with external confirmation in its second attempt                    |
        | AP+SmartConfig provisioning with external confirmation in its third attempt         |
        | AP provisioning with external confirmation after a success in its second attempt    |
        | AP+SmartConfig provisioning with external confirmation after a stop                 |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset |
        | AP provisioning with external confirmation after a reset and a time-out             |

  Rule: PROV-5.1.2-10 The host can abort each external confirmation of a process

    @PROV-5.1.2-10 @PROV-5.1.2-11 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.2-10/5 During <process>, the device serves a second abort
      Given <process> is waiting for the phone to fetch the result
      And the network "work" is in range
      And the host aborts the external confirmation
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      When the phone joins the device AP, adds the profile "work" and requests confirmation
      Then the device reports in this order:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the host aborts the external confirmation
      Then the call is served
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

      Examples: with other options
        | process                                                            |
        | AP provisioning with external confirmation from role AP to role AP |

  Rule: PROV-5.2-04 A slow user can fetch the result

    @PROV-5.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-04/5 During <process>, a slow user fetches the result over the device AP
      Given <process> has failed to deliver the result
      And the short outage (1 min) passes
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |
